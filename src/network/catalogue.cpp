// What every network begins with: technologies and materials.
#include <algorithm>
#include <array>

#include "network/material_service.hpp"
#include "network/technology.hpp"

namespace touiza::network {
namespace {

const std::array<Technology, 11> all_technologies{{
    {"fff",
     {"Impression 3D (filament)", "طباعة ثلاثية الأبعاد (خيط)", "3D printing (filament)"},
     true,
     false},
    {"vpp",
     {"Impression 3D (résine)", "طباعة ثلاثية الأبعاد (راتنج)", "3D printing (resin)"},
     true,
     false},
    {"pbf",
     {"Impression 3D (poudre)", "طباعة ثلاثية الأبعاد (مسحوق)", "3D printing (powder)"},
     true,
     false},
    {"laser", {"Découpe laser", "قص بالليزر", "Laser cutting"}, true, false},
    {"cnc", {"Fraisage", "تفريز", "Milling"}, true, false},
    {"forming", {"Thermoformage", "تشكيل حراري", "Thermoforming"}, true, false},
    {"moulding", {"Injection plastique", "حقن البلاستيك", "Injection moulding"}, false, true},
    {"electronics", {"Électronique", "إلكترونيات", "Electronics"}, false, false},
    {"sewing", {"Couture", "خياطة", "Sewing"}, false, false},
    {"assembly", {"Assemblage", "تجميع", "Assembly"}, false, false},
    {"test", {"Essai", "اختبار", "Testing"}, false, false},
}};

MaterialDraft material(std::string code, MaterialUnit unit, double kg_per_unit, LocalText name) {
  MaterialDraft draft;
  draft.code = std::move(code);
  draft.unit = unit;
  draft.kg_per_unit = kg_per_unit;
  draft.name = std::move(name);
  return draft;
}

const std::array<MaterialDraft, 18>& materials() {
  using enum MaterialUnit;
  static const std::array<MaterialDraft, 18> all{
      material("abs", g, 0.001, {"Filament ABS", "خيط ABS", "ABS filament"}),
      material("asa", g, 0.001, {"Filament ASA", "خيط ASA", "ASA filament"}),
      material("cotton", m2, 0.15, {"Tissu de coton", "قماش قطني", "Cotton fabric"}),
      material("elastic_20", m, 0.012, {"Élastique 20 mm", "شريط مطاطي 20 مم", "Elastic 20 mm"}),
      material("nonwoven", m2, 0.04, {"Non-tissé PP", "قماش غير منسوج PP", "Non-woven PP"}),
      material("pa12_powder", g, 0.001, {"Poudre PA12", "مسحوق PA12", "PA12 powder"}),
      material("pet_05", m2, 0.69, {"Feuille PET 0,5 mm", "لوح PET 0.5 مم", "PET sheet 0.5 mm"}),
      material("petg", g, 0.001, {"Filament PETG", "خيط PETG", "PETG filament"}),
      material("pla", g, 0.001, {"Filament PLA", "خيط PLA", "PLA filament"}),
      material("pmma_3", m2, 3.57, {"Plaque PMMA 3 mm", "لوح PMMA 3 مم", "PMMA sheet 3 mm"}),
      material("pmma_5", m2, 5.95, {"Plaque PMMA 5 mm", "لوح PMMA 5 مم", "PMMA sheet 5 mm"}),
      material("pp_08", m2, 0.73, {"Feuille PP 0,8 mm", "لوح PP 0.8 مم", "PP sheet 0.8 mm"}),
      material("pp_pellets", g, 0.001, {"Granulés PP", "حبيبات PP", "PP pellets"}),
      material("resin_rigid", g, 0.001, {"Résine rigide", "راتنج صلب", "Rigid resin"}),
      material("screw_m3", unit, 0.0008, {"Vis M3", "برغي M3", "M3 screw"}),
      material("solvent_cement", g, 0.001,
               {"Colle pour plastiques", "لاصق للبلاستيك", "Solvent cement for plastics"}),
      material("tpu", g, 0.001, {"Filament TPU", "خيط TPU", "TPU filament"}),
      material("velcro_20", m, 0.012,
               {"Auto-agrippant 20 mm", "شريط لاصق 20 مم", "Hook tape 20 mm"}),
  };
  return all;
}

}  // namespace

std::span<const Technology> technologies() { return all_technologies; }

const Technology* technology_of(std::string_view code) {
  const auto found = std::ranges::find(all_technologies, code, &Technology::technology);
  return found == all_technologies.end() ? nullptr : &*found;
}

std::span<const MaterialDraft> common_materials() { return materials(); }

}  // namespace touiza::network
