// The three designs of the demonstration, brought in as a designer does it: files uploaded and
// looked at, ways to make them described, reviewed by a second person, released.
#pragma once

#include "demo/player_scene.hpp"

namespace touiza::demo {

/// The first revision of demo/designs/`name`, with the files of that time, released.
void release_first(Scene& scene, const std::string& name);

/// A second revision with today's files and further ways to make it takes its place.
void release_second(Scene& scene, const std::string& name);

/// What the first one was wrong with has been seen: it is withdrawn, its work stopped, its lots
/// called back.
void withdraw_first(Scene& scene, const std::string& name);

}  // namespace touiza::demo
