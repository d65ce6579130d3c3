// What the hospitals of the demonstration ask for, and who looks into it.
#pragma once

#include <string>
#include <vector>

#include "demo/player_scene.hpp"

namespace touiza::demo {

/// The administrator opens the emergency.
void open_emergency(Scene& scene);

/// Hospitals post what they lack of these designs, coordinators call back and verify it: 20 000
/// shields and more.
std::vector<needs::NeedId> post_needs(Scene& scene, const std::vector<std::string>& designs);

/// A few more, that wait for a coordinator.
void post_fresh_needs(Scene& scene);

}  // namespace touiza::demo
