// The ten days of the emergency: one printed shield an hour, then lasers, then a mould; boxes for
// which lasers are freed; a lab that gives its work back; a revision that is withdrawn.
#pragma once

#include "demo/player_scene.hpp"

namespace touiza::demo {

/// Plays them all. On the last one offers, jobs, lots and shipments are left for whoever looks in.
void play_days(Scene& scene);

}  // namespace touiza::demo
