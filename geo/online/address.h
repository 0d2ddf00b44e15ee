#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline::geo {

/// Whether a layer lies on a server (http:// or https://) rather than in a file.
[[nodiscard]] bool is_address(std::string_view path);

/// The server's name in an address, in lower case, without user, password and port: "tiles.example.org". It alone may
/// stand in messages and pictures: the rest of an address may hold a key.
[[nodiscard]] std::string host_of(std::string_view address);

/// The value of a parameter behind the address's question mark, whatever the case of its name; empty where there is
/// none. Percent signs are decoded.
[[nodiscard]] std::string parameter_of(std::string_view address, std::string_view name);

/// The address without the parameters of these names (in lower case). Ends with '?' or '&', so that more may follow.
[[nodiscard]] std::string without_parameters(std::string_view address, const std::vector<std::string>& names);

/// Text as it may stand in a parameter's value.
[[nodiscard]] std::string percent_encoded(std::string_view text);

}  // namespace dateline::geo
