// A move as the one text that is hashed: all fields in order, each with its length before it, so
// that no two moves have the same text.
#pragma once

#include <string>
#include <string_view>

#include "base/sha256.hpp"
#include "stock/model.hpp"

namespace touiza::stock::detail {

inline void append_field(std::string& text, std::string_view field) {
  text += std::to_string(field.size());
  text += ':';
  text += field;
}
inline void append_field(std::string& text, std::int64_t number) {
  text += std::to_string(number);
  text += ';';
}

/// Version 1 of the text; another one would get another first word.
inline std::string move_text(const Move& move) {
  std::string text;
  text.reserve(512);
  text += "touiza-move/1;";
  append_field(text, move.prev_hash);
  append_field(text, move.network_id.text);
  append_field(text, move.seq);
  append_field(text, move.move_id.text);
  append_field(text, json::enum_name(move.item_kind));
  append_field(text, move.item_id);
  append_field(text, move.lot_id);
  append_field(text, move.quantity);
  append_field(text, json::enum_name(move.from_place_kind));
  append_field(text, move.from_place_id);
  append_field(text, json::enum_name(move.from_state));
  append_field(text, json::enum_name(move.to_place_kind));
  append_field(text, move.to_place_id);
  append_field(text, json::enum_name(move.to_state));
  append_field(text, move.occurred_at.microseconds);
  append_field(text, move.recorded_at.microseconds);
  append_field(text, move.reason);
  append_field(text, move.source_type);
  append_field(text, move.source_id);
  append_field(text, move.actor.text);
  append_field(text, move.reverses_id ? std::string_view{move.reverses_id->text} : "");
  return text;
}

}  // namespace touiza::stock::detail
