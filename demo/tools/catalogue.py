"""Materials, know-how, clusters and classes of machine of the demonstration. Makes and models are invented;
sizes, densities and prices are of the usual order in 2020 and stand for no product."""


def _material(key, fr, ar, en, unit, kg_per_unit, price_minor):
    return {"material": key, "name_fr": fr, "name_ar": ar, "name_en": en, "unit": unit,
            "kg_per_unit": kg_per_unit, "price_minor": price_minor, "currency": "MAD"}


# price_minor: whole centimes for one unit.
MATERIALS = [
    _material("pla", "Filament PLA 1,75 mm", "خيط PLA قطر 1.75 مم", "PLA filament 1.75 mm", "g", "0.001", 22),
    _material("petg", "Filament PETG 1,75 mm", "خيط PETG قطر 1.75 مم", "PETG filament 1.75 mm", "g", "0.001", 25),
    _material("asa", "Filament ASA 1,75 mm", "خيط ASA قطر 1.75 مم", "ASA filament 1.75 mm", "g", "0.001", 34),
    _material("tpu", "Filament souple TPU 95A", "خيط مرن TPU 95A", "Flexible filament TPU 95A", "g", "0.001", 40),
    _material("resin_rigid", "Résine rigide 405 nm", "راتنج صلب 405 نانومتر", "Rigid resin 405 nm", "g", "0.001", 45),
    _material("pa12_powder", "Poudre PA12", "مسحوق PA12", "PA12 powder", "g", "0.001", 70),
    _material("pmma_3", "Plaque PMMA 3 mm", "لوح PMMA سمك 3 مم", "PMMA sheet 3 mm", "m2", "3.57", 28000),
    _material("pmma_5", "Plaque PMMA 5 mm", "لوح PMMA سمك 5 مم", "PMMA sheet 5 mm", "m2", "5.95", 44000),
    _material("pet_05", "Feuille PET transparente 0,5 mm", "صفيحة PET شفافة 0.5 مم", "Clear PET sheet 0.5 mm", "m2", "0.69", 3600),
    _material("pp_08", "Feuille PP 0,8 mm", "صفيحة PP سمك 0.8 مم", "PP sheet 0.8 mm", "m2", "0.724", 3200),
    _material("pp_pellets", "Granulés PP pour injection", "حبيبات PP للحقن", "PP pellets for moulding", "g", "0.001", 2),
    _material("elastic_20", "Élastique plat 20 mm", "شريط مطاطي عرض 20 مم", "Flat elastic 20 mm", "m", "0.012", 180),
    _material("solvent_cement", "Colle solvant pour PMMA", "لاصق مذيب لـ PMMA", "Solvent cement for PMMA", "g", "0.001", 35),
    _material("nonwoven", "Non-tissé SMS 40 g/m²", "نسيج غير محبوك SMS ‏40 غ/م²", "SMS nonwoven 40 g/m²", "m2", "0.04", 450),
]


def _skill(key, fr, ar, en):
    return {"know_how": key, "name_fr": fr, "name_ar": ar, "name_en": en}


KNOW_HOW = [
    _skill("cad", "Conception assistée par ordinateur (CAO)", "التصميم بمساعدة الحاسوب (CAD)", "Computer-aided design (CAD)"),
    _skill("reverse_engineering", "Rétro-ingénierie", "الهندسة العكسية", "Reverse engineering"),
    _skill("print_tuning", "Réglage d'imprimantes 3D", "ضبط الطابعات ثلاثية الأبعاد", "Tuning of 3D printers"),
    _skill("laser_setting", "Réglage de découpe laser", "ضبط القص بالليزر", "Laser cutter setting"),
    _skill("machining", "Usinage", "التصنيع بالآلات", "Machining"),
    _skill("mould_design", "Conception de moules", "تصميم القوالب", "Mould design"),
    _skill("mould_making", "Fabrication de moules", "صناعة القوالب", "Mould making"),
    _skill("injection_setting", "Réglage de presses à injecter", "ضبط آلات الحقن", "Injection press setting"),
    _skill("acrylic_bonding", "Collage de PMMA", "لصق ألواح PMMA", "Acrylic bonding"),
    _skill("sewing", "Couture", "الخياطة", "Sewing"),
    _skill("pattern_making", "Patronage", "تصميم الباترون", "Pattern making"),
    _skill("assembly_lead", "Conduite d'assemblage", "الإشراف على التجميع", "Leading an assembly line"),
    _skill("electronics", "Électronique", "الإلكترونيات", "Electronics"),
    _skill("metrology", "Métrologie", "علم القياس", "Metrology"),
    _skill("quality_lead", "Responsabilité qualité", "مسؤولية الجودة", "Quality lead"),
    _skill("biomedical", "Génie biomédical", "الهندسة الطبية الحيوية", "Biomedical engineering"),
    _skill("training", "Formation sur machines", "التدريب على الآلات", "Machine training"),
]

CLUSTERS = [
    {"cluster": "printing", "name_fr": "Cluster Impression 3D", "name_ar": "تجمع الطباعة ثلاثية الأبعاد",
     "name_en": "3D Printing Cluster", "technologies": "fff;vpp;pbf"},
    {"cluster": "solidarity", "name_fr": "Cluster Ateliers solidaires", "name_ar": "تجمع الورشات المتضامنة",
     "name_en": "Solidarity Lab Cluster", "technologies": ""},
]


def _machine(technology, make, model, volume, materials, attributes=""):
    return {"technology": technology, "make": make, "model": model, "volume": volume,
            "materials": materials.split(), "attributes": attributes}


# Work volume x, y, z in mm; for lasers z is the clearance under the head, for presses the largest mould.
MACHINES = {
    "fff_180": _machine("fff", "Noria", "Mini 180", (180, 180, 180), "pla petg", "nozzle_mm=0.4"),
    "fff_220": _machine("fff", "Noria", "N220", (220, 220, 250), "pla petg tpu", "nozzle_mm=0.4"),
    "fff_250": _machine("fff", "Noria", "K250", (250, 210, 210), "pla petg asa", "nozzle_mm=0.4"),
    "fff_300": _machine("fff", "Ksar", "H300", (300, 300, 300), "pla petg asa", "nozzle_mm=0.4;enclosed=1"),
    "fff_350": _machine("fff", "Ksar", "H350", (350, 350, 400), "pla petg", "nozzle_mm=0.6"),
    "vpp_130": _machine("vpp", "Hilal", "R130", (130, 80, 160), "resin_rigid", "pixel_um=50"),
    "vpp_220": _machine("vpp", "Hilal", "R220", (218, 123, 250), "resin_rigid", "pixel_um=28"),
    "vpp_330": _machine("vpp", "Hilal", "R330", (330, 185, 400), "resin_rigid", "pixel_um=46"),
    "pbf_300": _machine("pbf", "Erg", "P300", (300, 300, 300), "pa12_powder"),
    "laser_600": _machine("laser", "Chihab", "C600", (600, 400, 60), "pmma_3 pet_05 pp_08", "power_w=60"),
    "laser_900": _machine("laser", "Chihab", "C900", (900, 600, 100), "pmma_3 pmma_5 pet_05 pp_08", "power_w=80"),
    "laser_1300": _machine("laser", "Chihab", "C1300", (1300, 900, 150), "pmma_3 pmma_5 pet_05 pp_08", "power_w=130"),
    "laser_3000": _machine("laser", "Chihab", "Grand 3000", (3000, 1500, 120), "pmma_3 pmma_5 pet_05 pp_08", "power_w=300"),
    "router_600": _machine("cnc", "Tazra", "F600", (600, 400, 90), "pmma_3 pmma_5"),
    "router_2500": _machine("cnc", "Tazra", "F2500", (2500, 1300, 150), "pmma_3 pmma_5"),
    "mill_500": _machine("cnc", "Tazra", "V500", (500, 400, 400), ""),
    "mill_800": _machine("cnc", "Tazra", "V800", (800, 500, 500), ""),
    "forming_600": _machine("forming", "Qobba", "T600", (600, 500, 200), "pet_05"),
    "forming_1000": _machine("forming", "Qobba", "T1000", (1000, 700, 300), "pet_05"),
    "press_600kn": _machine("moulding", "Sadd", "I60", (320, 320, 250), "pp_pellets", "clamp_force_kn=600"),
    "press_1200kn": _machine("moulding", "Sadd", "I120", (420, 420, 350), "pp_pellets", "clamp_force_kn=1200"),
    "press_2000kn": _machine("moulding", "Sadd", "I200", (560, 560, 450), "pp_pellets", "clamp_force_kn=2000"),
    "sewing_home": _machine("sewing", "Ibra", "S1", (0, 0, 0), "elastic_20 nonwoven"),
    "sewing_line": _machine("sewing", "Ibra", "S40", (0, 0, 0), "elastic_20 nonwoven"),
    "sewing_bar": _machine("sewing", "Ibra", "Arrêt 10", (0, 0, 0), "elastic_20"),
    "bench_assembly": _machine("assembly", "", "Poste d'assemblage", (0, 0, 0), "elastic_20"),
    "bench_electronics": _machine("electronics", "", "Poste d'électronique", (0, 0, 0), ""),
    "bench_test": _machine("test", "", "Banc de contrôle", (0, 0, 0), ""),
}
