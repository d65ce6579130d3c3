// Codes of the server that mean the same to whoever reads them: each is said in the words of another.
const alike: Record<string, string[]> = {
  file_is_damaged: ["archive_malformed", "dxf_malformed", "obj_malformed", "stl_malformed", "stl_truncated", "svg_malformed", "three_mf_malformed", "xml_malformed", "mesh_index_out_of_range", "coordinate_not_finite", "preview_malformed", "blob_digest_differs"],
  file_is_unsafe: ["archive_path_unsafe", "xml_entity_refused"],
  file_is_too_heavy: ["archive_too_large", "mesh_too_large", "outline_too_large", "blob_is_too_large", "file_is_too_large", "picture_too_large", "file_takes_too_much", "body_is_too_large", "upload_is_too_large"],
  file_is_too_nested: ["dxf_too_deep", "three_mf_too_deep", "xml_too_deep"],
  file_holds_nothing: ["file_is_empty", "mesh_is_empty", "outline_is_empty"],
  connection_broke: ["request_is_too_slow", "body_is_too_slow", "body_is_incomplete", "upload_in_use", "upload_offset_differs", "upload_is_incomplete", "upload_exists"],
  server_is_busy: ["server_is_full", "password_checks_are_busy", "database_contended", "database_busy"],
  server_failed: ["internal_error", "storage_failed", "blob_is_damaged", "database_unreachable", "database_read_only", "database_damaged", "database_failed", "sealed_secret_is_damaged", "deployment_key_unreadable", "deployment_key_is_malformed", "country_is_damaged", "workbench_failed", "file_is_unreadable"],
  page_is_out_of_step: [
    "csrf_token_is_wrong", "if_match_is_missing", "if_match_is_malformed", "media_type_is_wrong", "idempotency_key_is_missing", "idempotency_key_is_malformed", "idempotency_conflict", "request_is_malformed",
    "path_is_malformed", "query_is_malformed", "method_is_not_allowed", "range_is_beyond_the_end", "json_is_malformed", "json_is_too_deep", "patch_is_not_an_object", "cursor_is_malformed", "bounds_are_malformed",
    "id_is_malformed", "instant_is_malformed", "digest_is_malformed", "upload_offset_is_missing",
  ],
  choice_is_gone: [
    "account_is_unknown", "place_is_unknown", "place_unknown", "design_is_unknown", "emergency_is_unknown", "need_is_unknown", "lab_unknown", "organization_unknown", "region_unknown", "town_unknown", "material_unknown",
    "technology_is_unknown", "technology_unknown", "machine_model_unknown", "referee_unknown", "blob_not_found", "file_is_missing", "reference_broken",
  ],
  not_found: ["route_is_unknown"],
  reason_is_missing: ["reason_missing"],
  text_is_not_clean: ["text_not_storable"],
  day_is_wrong: ["day_is_malformed", "day_does_not_exist"],
  code_has_a_mistake: ["code_is_malformed", "code_check_failed"],
  code_needs_plain_letters: ["skill_is_malformed", "material_code_is_malformed"],
  name_is_in_use: ["region_exists", "town_exists"],
  goes_nowhere: ["shipment_goes_nowhere", "move_goes_nowhere"],
  reported_otherwise: ["run_conflict", "receipt_conflict"],
  cannot_be_planned: ["network_is_invalid", "commitment_exceeds_hours", "commitments_do_not_fit", "duplicate_id", "unknown_id", "not_planned_yet"],
  task_gave_up: ["task_broke_off", "task_never_ended"],
};

const like = new Map(Object.entries(alike).flatMap(([words, codes]) => codes.map((code) => [code, words] as const)));

/** The code under which the catalogues speak of `code`. */
export function wordsOf(code: string): string {
  return like.get(code) ?? code;
}
