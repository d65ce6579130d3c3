// One SQL text for two engines: placeholders and lists, as each engine writes them.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "database/database.hpp"

namespace touiza::database::detail {

/// `sql` as `engine` takes it: `?1` becomes `$1` on PostgreSQL, and a `?1` whose argument is a list
/// becomes a subselect of its elements on both. Text in quotes and comments is left alone.
///
/// Throws Failure for a `?` without number or a number without argument.
std::string statement_text(std::string_view sql, Engine engine, std::span<const Value> arguments);

/// One letter an argument: with the text, it names a prepared statement.
std::string signature(std::span<const Value> arguments);

bool has_list(std::span<const Value> arguments);

/// Throws Failure where a text could not be kept by both engines (zero byte, not UTF-8).
void check_texts(std::span<const Value> arguments);

}  // namespace touiza::database::detail
