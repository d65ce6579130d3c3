// The ground of the demonstration: network, regions, towns, materials, and then its members: labs
// with their machines and stocks, hospitals and hubs.
#pragma once

#include "demo/player_people.hpp"
#include "demo/player_scene.hpp"

namespace touiza::demo {

/// The network with what its administrator enters on the first day.
void lay_ground(Scene& scene, People& people);

/// Labs, long before the emergency: they apply, are vouched for and admitted. Those who apply only
/// now come with add_newcomers().
void add_labs(Scene& scene, People& people);
/// Hospitals and hubs, each activated by two people.
void add_sites(Scene& scene, People& people);
/// Each lab says once more, so many days before the emergency, that what it declared is true; who
/// has not done so for long falls asleep.
void confirm_labs(Scene& scene);
/// What the labs have counted on their shelves.
void count_stocks(Scene& scene);

/// Labs that wait for an answer: something for a coordinator to do.
void add_newcomers(Scene& scene, People& people);

}  // namespace touiza::demo
