#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace dateline::events {

/// Text in UTF-8, and what it was decoded from.
struct DecodedText {
  std::string text;
  std::string encoding;  ///< "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "windows-1256"
};

/// Decodes a file's bytes: by its byte order mark, which is dropped, else as UTF-8 where they are valid UTF-8, else as
/// what ICU's detector finds most likely. Rejects what is binary or not valid in its encoding; `where` names the file
/// in the error.
[[nodiscard]] Result<DecodedText> decode_text(std::string_view bytes, const std::string& where);

/// What a page or a feed says of its encoding in its first bytes: `<meta charset="...">` or the XML declaration; in
/// lower case, or empty.
[[nodiscard]] std::string declared_charset(std::string_view markup);

/// Decodes markup or a part of a mail that says what it is encoded in: by its byte order mark, else as UTF-8 where it
/// is, else as `declared` (an IANA or HTML name, may be empty or unknown), else as `decode_text` does. What is not
/// valid becomes U+FFFD, as browsers have it. Rejects what is binary.
[[nodiscard]] Result<DecodedText> decode_markup(std::string_view bytes, std::string_view declared,
                                                const std::string& where);

/// The byte at which `text` stops being valid UTF-8, or its size.
[[nodiscard]] std::size_t valid_utf8_bytes(std::string_view text);

}  // namespace dateline::events
