#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "events/model/document.h"
#include "events/text/document_reader.h"
#include "events/text/encoding.h"
#include "events/text/numeric_date.h"

namespace dateline::events {

inline constexpr std::string_view kBlank = " \t\r\n\f\v";

[[nodiscard]] inline bool is_blank(std::string_view text) {
  return text.find_first_not_of(kBlank) == std::string_view::npos;
}
/// Without the white space around it.
[[nodiscard]] std::string_view trimmed(std::string_view text);
[[nodiscard]] std::string_view without_line_end(std::string_view line);
/// ASCII letters in lower case.
[[nodiscard]] std::string to_lower_ascii(std::string_view text);

/// A value as a message quotes it: the beginning of a long one.
[[nodiscard]] std::string quotable(std::string_view value);

/// The ISO 639-1 code of a language tag ("en", "en-GB"), or empty.
[[nodiscard]] std::string language_code(std::string_view tag);

[[nodiscard]] tl::unexpected<Error> too_large(const std::string& where);
/// Where nothing is left to read: `what` says of what.
[[nodiscard]] tl::unexpected<Error> without_text(const std::string& where, std::string what);

/// A document of these bytes and this text, with its digests; id, publisher, date and zone as far as the options tell.
[[nodiscard]] Document new_document(std::string original, DecodedText text, std::string name,
                                    const DocumentOptions& options);

/// A date as the metadata of pages, feeds and mails write it: ISO 8601 in its forms, RFC 5322, "27 July 2016",
/// "July 27, 2016", numbers alone ("27/07/2016"). An instant becomes `zone`'s civil time. Nothing where it is none, or
/// could be two (03/04/2016) and `order` does not tell.
[[nodiscard]] std::optional<TimeInterval> metadata_date(std::string_view text, std::string_view zone,
                                                        DayOrder order = DayOrder::unknown);

/// Dates the document by its metadata where `text` is such a date; `field` names where it stands, for the reason.
bool date_by_metadata(Document& document, std::string_view text, std::string_view field,
                      DayOrder order = DayOrder::unknown);

}  // namespace dateline::events
