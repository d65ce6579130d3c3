// What the hospitals of the demonstration ask for, and who looks into it.
#pragma once

#include "demo/player_scene.hpp"

namespace touiza::demo {

/// The administrator opens the emergency.
void open_emergency(Scene& scene);

/// Hospitals post what they lack, coordinators call back and verify it: 20 000 shields and more.
void post_needs(Scene& scene);

/// A few more, that wait for a coordinator.
void post_fresh_needs(Scene& scene);

}  // namespace touiza::demo
