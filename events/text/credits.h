#pragma once

#include <cstddef>
#include <vector>

#include "events/text/token_view.h"

namespace dateline::events {

/// Tokens [first, last) that credit a photographer or an agency.
struct Credit {
  std::size_t first = 0;
  std::size_t last = 0;
  bool photo = false;  ///< of a picture, so that what stands before it is a caption
};

/// The credits within tokens [first, last), a paragraph, in order: "/ AGENCY PHOTO / NAME", "(AP Photo/N. N.)",
/// "Photo: N. N.", "REUTERS/N. N.", "-AGENCY" at the end.
[[nodiscard]] std::vector<Credit> find_credits(const TokenView& tokens, std::size_t first, std::size_t last);

/// Whether tokens [first, last), a paragraph, name no more than an agency or who holds the rights: "AFP",
/// "© 2016 Agency". Not for a text that is all in capitals.
[[nodiscard]] bool is_agency_line(const TokenView& tokens, std::size_t first, std::size_t last);

/// Whether tokens [first, last), a paragraph, name those who wrote it: "By N. N.", "Reporting by N. N.".
[[nodiscard]] bool is_byline(const TokenView& tokens, std::size_t first, std::size_t last);

/// Whether tokens [first, last), a sentence near the end of a report, name those who contributed: "N. N. reported
/// from Geneva.", "N. N. contributed to this report."
[[nodiscard]] bool is_contribution(const TokenView& tokens, std::size_t first, std::size_t last);

/// Whether tokens [first, last), a paragraph, say of themselves that they describe a picture: "In this photo ...".
[[nodiscard]] bool is_picture_description(const TokenView& tokens, std::size_t first, std::size_t last);

}  // namespace dateline::events
