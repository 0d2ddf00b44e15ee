#pragma once

#include <initializer_list>
#include <string>

#include "events/evaluate/corpus.h"

namespace dateline::events {

/// One respect in which what was found is compared with the gold.
struct Respect {
  const char* name;
  std::size_t asked = 0;  ///< how often the gold says something about it
  std::size_t right = 0;
  /// Counts one comparison, unless the gold does not say.
  void count(bool is_asked, bool is_right) {
    asked += is_asked ? 1 : 0;
    right += is_asked && is_right ? 1 : 0;
  }
};

/// A row a respect: right, asked, share.
[[nodiscard]] Table table_of(std::string title, std::initializer_list<const Respect*> respects);

}  // namespace dateline::events
