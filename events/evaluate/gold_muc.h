#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "events/evaluate/corpus.h"
#include "events/time/interval.h"

namespace dateline::events {

/// The days that a template allows; without a start, any day up to the end ("- 21 JAN 89").
struct MucDates {
  std::optional<CivilMinute> start;
  CivilMinute end = 0;  ///< exclusive
};

/// How many people; a missing bound is open.
struct MucNumber {
  int low = 0;
  std::optional<int> high;
  [[nodiscard]] bool allows(int number) const { return number >= low && (!high || number <= *high); }
};

/// One incident of a message, as far as it is compared. Of alternatives ("/") any is right, so all are kept.
struct MucTemplate {
  bool optional = false;                   ///< the coders doubted whether it belongs
  std::string type;                        ///< "ATTACK", "BOMBING", "KIDNAPPING", ...
  std::vector<MucDates> dates;             ///< empty where the coders give none
  std::string country;                     ///< "EL SALVADOR"
  std::vector<std::string> places;         ///< the names finer than the country, without their types
  std::vector<std::string> finest;         ///< those of them that stand last
  std::vector<std::string> people;         ///< who did it, in the message's words: "TERRORISTS"
  std::vector<std::string> organisations;  ///< likewise: "FMLN"
  std::vector<std::string> targets;        ///< what or who was hit, in the message's words
  std::optional<MucNumber> dead,
      injured;  ///< sums over all victims; absent where a number is not known or none is told
};

struct MucMessage {
  std::string id;  ///< "DEV-MUC3-0001"
  std::string text;
  std::vector<MucTemplate> templates;  ///< none where the message is irrelevant
};

/// Reads messages (dev-*) and their filled templates (key-*) of MUC-3/4. Error (rejected): a file cannot be read, or
/// there is no message with a key (its `where` names the file).
[[nodiscard]] Result<std::vector<MucMessage>> read_muc(const CorpusInputs& inputs);

}  // namespace dateline::events
