#include "geo/online/address.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstdio>

namespace dateline::geo {

namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

std::string percent_decoded(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned value = 0;
    if (text[i] == '%' && i + 2 < text.size() &&
        std::from_chars(text.data() + i + 1, text.data() + i + 3, value, 16).ptr == text.data() + i + 3) {
      result += static_cast<char>(value);
      i += 2;
    } else {
      result += text[i] == '+' ? ' ' : text[i];
    }
  }
  return result;
}

/// Calls `take(name in lower case, value, whole)` for each parameter.
template <class Take>
void each_parameter(std::string_view address, Take take) {
  const std::size_t question = address.find('?');
  std::string_view rest = question == std::string_view::npos ? std::string_view() : address.substr(question + 1);
  rest = rest.substr(0, rest.find('#'));
  while (!rest.empty()) {
    const std::string_view one = rest.substr(0, rest.find('&'));
    const std::size_t equals = one.find('=');
    take(lower(one.substr(0, equals)), equals == std::string_view::npos ? std::string_view() : one.substr(equals + 1),
         one);
    rest.remove_prefix(std::min(rest.size(), one.size() + 1));
  }
}

}  // namespace

bool is_address(std::string_view path) {
  const std::string start = lower(path.substr(0, 8));
  return start.starts_with("http://") || start.starts_with("https://");
}

std::string host_of(std::string_view address) {
  const std::size_t slashes = address.find("://");
  std::string_view host = slashes == std::string_view::npos ? address : address.substr(slashes + 3);
  host = host.substr(0, host.find_first_of("/?#"));
  if (const std::size_t at = host.rfind('@'); at != std::string_view::npos) {
    host.remove_prefix(at + 1);
  }
  if (!host.starts_with('[')) {
    host = host.substr(0, host.find(':'));
  }
  return lower(host);
}

std::string parameter_of(std::string_view address, std::string_view name) {
  std::string found;
  each_parameter(address, [&](const std::string& key, std::string_view value, std::string_view) {
    if (key == name && found.empty()) {
      found = percent_decoded(value);
    }
  });
  return found;
}

std::string without_parameters(std::string_view address, const std::vector<std::string>& names) {
  std::string result(address.substr(0, address.find_first_of("?#")));
  char before = '?';
  each_parameter(address, [&](const std::string& key, std::string_view, std::string_view whole) {
    if (!whole.empty() && std::ranges::find(names, key) == names.end()) {
      result += before;
      result += whole;
      before = '&';
    }
  });
  return result + before;
}

std::string percent_encoded(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0 || std::string_view("-._~:,/").find(c) != std::string::npos) {
      result += c;
    } else {
      std::array<char, 4> code{};
      std::snprintf(code.data(), code.size(), "%%%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
      result += code.data();
    }
  }
  return result;
}

}  // namespace dateline::geo
