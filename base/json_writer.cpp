#include "base/json_writer.h"

#include <unicode/utf8.h>

#include <array>
#include <cmath>

namespace dateline {

namespace {

enum class Write : std::uint8_t { plain, escaped, wide };

constexpr std::array<Write, 256> kWrite = [] {
  std::array<Write, 256> how{};
  for (std::size_t c = 0; c < how.size(); ++c) {
    how[c] = c >= 0x80 ? Write::wide : c < 0x20 || c == '"' || c == '\\' ? Write::escaped : Write::plain;
  }
  return how;
}();

void append_escaped(char c, std::string& out) {
  constexpr std::string_view kNamed = "\"\\\b\f\n\r\t";
  constexpr std::string_view kNames = "\"\\bfnrt";
  out += '\\';
  if (const std::size_t named = kNamed.find(c); named != std::string_view::npos) {
    out += kNames[named];
  } else {
    constexpr std::string_view kHex = "0123456789abcdef";
    out += "u00";
    out += kHex[static_cast<unsigned char>(c) >> 4U];
    out += kHex[static_cast<unsigned char>(c) & 0xFU];
  }
}

}  // namespace

void JsonWriter::key(std::string_view name) {
  separate();
  out_ += '"';
  out_ += name;
  out_ += "\":";
}

void JsonWriter::value(std::string_view text) {
  separate();
  out_ += '"';
  std::size_t written = 0;  // what stands before it is in the buffer
  for (std::size_t at = 0; at < text.size();) {
    const Write how = kWrite[static_cast<unsigned char>(text[at])];
    if (how == Write::plain) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    UChar32 code = 0;
    if (how == Write::wide) {
      U8_NEXT(text.data(), at, text.size(), code);
      if (code >= 0) {
        continue;
      }
    } else {
      ++at;
    }
    out_.append(text, written, begin - written);
    written = at;
    if (how == Write::escaped) {
      append_escaped(text[begin], out_);
    } else {
      out_ += "\xEF\xBF\xBD";  // U+FFFD
    }
  }
  out_.append(text, written);
  out_ += '"';
}

void JsonWriter::value(double number) {
  if (!std::isfinite(number)) {
    value(nullptr);
    return;
  }
  separate();
  constexpr double kLeastFixed = 1e-4;
  constexpr double kMostFixed = 1e15;
  const double size = std::abs(number);
  const bool fixed = size == 0 || (size >= kLeastFixed && size < kMostFixed);
  char digits[40];
  const char* const end = std::to_chars(digits, digits + sizeof digits, number,
                                        fixed ? std::chars_format::fixed : std::chars_format::scientific)
                              .ptr;
  const std::string_view written(digits, static_cast<std::size_t>(end - digits));
  out_ += written;
  if (fixed && written.find('.') == std::string_view::npos) {
    out_ += ".0";
  }
}

}  // namespace dateline
