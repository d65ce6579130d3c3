// Errors as clients see them: application/problem+json (RFC 9457) with the fields of the contract.
#pragma once

#include <string_view>

#include "base/result.hpp"
#include "http/response.hpp"

namespace touiza::http {

/// The HTTP status of a kind of error.
int status_of(ErrorKind kind);

/// `{type, title, status, code, detail, remedy, errors: [{field, code, message}], request_id}`.
Response problem(const Error& error, std::string_view request_id);

/// The same with a status of the protocol itself (405, 408, 411, 413, 414, 415, 417, 431, 501,
/// 503).
Response problem(int status, const Error& error, std::string_view request_id);

/// "Not Found" for 404, and so on; "Unknown" for a status that this server never sends.
std::string_view reason_of(int status);

}  // namespace touiza::http
