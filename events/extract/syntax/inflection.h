#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "events/extract/syntax/event_lexicon.h"

namespace dateline::events {

/// An English verb; `past` and `participle` are empty where they are regular; several spellings are set apart by "|".
struct Verb {
  std::string base;
  std::string past;
  std::string participle;
};

/// The five forms of a verb: "seize", "seizes", "seized", "seized", "seizing".
[[nodiscard]] std::vector<std::pair<VerbForm, std::string>> inflect(const Verb& verb);
/// The same as a set of spellings, with every form of "be" and "have".
[[nodiscard]] std::vector<std::string> distinct_forms(const Verb& verb);
[[nodiscard]] std::string plural(std::string_view noun);

}  // namespace dateline::events
