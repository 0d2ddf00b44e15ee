#pragma once

#include <cstddef>

#include "events/text/token_view.h"

namespace dateline::events {

/// What is known of a paragraph when its dateline is looked for.
struct DatelineContext {
  bool first_body = false;             ///< no paragraph of running text came before
  bool capitals_mean_nothing = false;  ///< the whole document is in capitals
};

/// Past the dateline that tokens [first, last), a paragraph, begin with ("BEIRUT:", "ALEPPO, Syria (Agency) —"), its
/// colon or dash included; `first` where it has none.
[[nodiscard]] std::size_t end_of_dateline(const TokenView& tokens, std::size_t first, std::size_t last,
                                          const DatelineContext& context);

/// Whether tokens [first, last), a paragraph, say no more than a date: "Published: 27 July 2016 14:30 GMT".
[[nodiscard]] bool is_date_line(const TokenView& tokens, std::size_t first, std::size_t last);

}  // namespace dateline::events
