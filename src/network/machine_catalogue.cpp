// Machines as they are sold. Work volumes and limits are the makers' published ones.
#include <vector>

#include "network/technology.hpp"

namespace touiza::network {
namespace {

struct Size {
  double x = 0;
  double y = 0;
  double z = 0;
};

MachineModel printer(std::string code, std::string technology, std::string make, std::string model,
                     Size size, std::optional<double> nozzle_mm = {}) {
  return {std::move(code),
          std::move(technology),
          std::move(make),
          std::move(model),
          size.x,
          size.y,
          size.z,
          nozzle_mm,
          {},
          {}};
}

MachineModel laser(std::string code, std::string make, std::string model, Size size, double watts) {
  return {std::move(code), "laser", std::move(make), std::move(model), size.x, size.y, size.z, {},
          watts,           {}};
}

MachineModel press(std::string code, std::string make, std::string model, double clamp_force_kn) {
  return {std::move(code), "moulding", std::move(make), std::move(model), 0, 0, 0, {}, {},
          clamp_force_kn};
}

const std::vector<MachineModel>& all() {
  static const std::vector<MachineModel> models{
      printer("shopbot-desktop", "cnc", "ShopBot", "Desktop", {610, 457, 89}),
      printer("stepcraft-d600", "cnc", "Stepcraft", "D.600", {420, 600, 140}),
      printer("anycubic-i3-mega", "fff", "Anycubic", "i3 Mega", {210, 210, 205}, 0.4),
      printer("anycubic-kobra-2", "fff", "Anycubic", "Kobra 2", {220, 220, 250}, 0.4),
      printer("artillery-sidewinder-x1", "fff", "Artillery", "Sidewinder X1", {300, 300, 400}, 0.4),
      printer("bambu-a1", "fff", "Bambu Lab", "A1", {256, 256, 256}, 0.4),
      printer("bambu-p1s", "fff", "Bambu Lab", "P1S", {256, 256, 256}, 0.4),
      printer("bambu-x1c", "fff", "Bambu Lab", "X1 Carbon", {256, 256, 256}, 0.4),
      printer("creality-cr-10", "fff", "Creality", "CR-10", {300, 300, 400}, 0.4),
      printer("creality-ender-3", "fff", "Creality", "Ender-3", {220, 220, 250}, 0.4),
      printer("creality-ender-5", "fff", "Creality", "Ender-5", {220, 220, 300}, 0.4),
      printer("creality-k1", "fff", "Creality", "K1", {220, 220, 250}, 0.4),
      printer("flashforge-creator-pro", "fff", "Flashforge", "Creator Pro", {227, 148, 150}, 0.4),
      printer("lulzbot-taz-6", "fff", "LulzBot", "TAZ 6", {280, 280, 250}, 0.5),
      printer("makerbot-replicator-plus", "fff", "MakerBot", "Replicator+", {295, 195, 165}, 0.4),
      printer("prusa-mini", "fff", "Prusa", "MINI", {180, 180, 180}, 0.4),
      printer("prusa-mk3s", "fff", "Prusa", "i3 MK3S", {250, 210, 210}, 0.4),
      printer("prusa-mk4", "fff", "Prusa", "MK4", {250, 210, 220}, 0.4),
      printer("prusa-xl", "fff", "Prusa", "XL", {360, 360, 360}, 0.4),
      printer("raise3d-pro2", "fff", "Raise3D", "Pro2", {305, 305, 300}, 0.4),
      printer("ultimaker-2-plus", "fff", "Ultimaker", "2+", {223, 223, 205}, 0.4),
      printer("ultimaker-s3", "fff", "Ultimaker", "S3", {230, 190, 200}, 0.4),
      printer("ultimaker-s5", "fff", "Ultimaker", "S5", {330, 240, 300}, 0.4),
      printer("voron-2-4-300", "fff", "Voron", "2.4 (300)", {300, 300, 280}, 0.4),
      printer("voron-2-4-350", "fff", "Voron", "2.4 (350)", {350, 350, 330}, 0.4),
      printer("zortrax-m200", "fff", "Zortrax", "M200", {200, 200, 180}, 0.4),
      printer("mayku-formbox", "forming", "Mayku", "FormBox", {200, 200, 130}),
      laser("epilog-fusion-pro-48", "Epilog", "Fusion Pro 48", {1219, 914, 311}, 80),
      laser("epilog-mini-24", "Epilog", "Mini 24", {610, 305, 140}, 40),
      laser("glowforge-pro", "Glowforge", "Pro", {495, 279, 50}, 45),
      laser("k40", "K40", "40 W", {300, 200, 50}, 40),
      laser("trotec-speedy-100", "Trotec", "Speedy 100", {610, 305, 170}, 60),
      laser("trotec-speedy-300", "Trotec", "Speedy 300", {726, 432, 200}, 80),
      laser("trotec-speedy-400", "Trotec", "Speedy 400", {1016, 610, 305}, 120),
      laser("universal-vls-6-60", "Universal Laser", "VLS6.60", {813, 457, 229}, 60),
      press("arburg-320-c-500", "Arburg", "Allrounder 320 C 500", 500),
      press("arburg-420-c-1000", "Arburg", "Allrounder 420 C 1000", 1000),
      press("engel-victory-800", "Engel", "victory 80", 800),
      press("haitian-ma-1600", "Haitian", "Mars MA1600", 1600),
      press("haitian-ma-900", "Haitian", "Mars MA900", 900),
      printer("eos-formiga-p110", "pbf", "EOS", "Formiga P 110", {200, 250, 330}),
      printer("formlabs-fuse-1", "pbf", "Formlabs", "Fuse 1", {165, 165, 300}),
      printer("hp-mjf-4200", "pbf", "HP", "Jet Fusion 4200", {380, 284, 380}),
      printer("sinterit-lisa", "pbf", "Sinterit", "Lisa", {150, 200, 150}),
      printer("anycubic-photon-mono", "vpp", "Anycubic", "Photon Mono", {130, 80, 165}),
      printer("elegoo-mars-2", "vpp", "Elegoo", "Mars 2", {129, 80, 150}),
      printer("elegoo-saturn", "vpp", "Elegoo", "Saturn", {192, 120, 200}),
      printer("formlabs-form-2", "vpp", "Formlabs", "Form 2", {145, 145, 175}),
      printer("formlabs-form-3", "vpp", "Formlabs", "Form 3", {145, 145, 185}),
      printer("prusa-sl1", "vpp", "Prusa", "SL1", {120, 68, 150}),
  };
  return models;
}

}  // namespace

std::span<const MachineModel> machine_models() { return all(); }

}  // namespace touiza::network
