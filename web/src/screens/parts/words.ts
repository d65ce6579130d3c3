/** The technologies of the API, in the order in which people look for them. */
export const technologyCodes = ["fff", "vpp", "pbf", "laser", "cnc", "forming", "moulding", "electronics", "sewing", "assembly", "test"];

export const organizationKinds = ["individual", "fablab", "university", "company", "association", "partner", "hospital"] as const;
