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

/// The byte at which `text` stops being valid UTF-8, or its size.
[[nodiscard]] std::size_t valid_utf8_bytes(std::string_view text);

}  // namespace dateline::events
