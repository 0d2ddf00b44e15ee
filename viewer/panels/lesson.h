#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "events/model/event.h"
#include "viewer/panels/project_snapshot.h"

namespace dateline::viewer {

/// Words of a report that were read wrongly, and what they mean from now on.
struct Lesson {
  enum class Kind : std::uint8_t { place, actor, type };
  Kind kind = Kind::place;
  std::string words;    ///< as the report has them: "Leramun", "the Leopards", "stormed"
  std::string rule;     ///< of a type: the Claim::rule that read them
  std::string meaning;  ///< the place's id, the actor's name, the sub-event type's name; empty until a person says it
  std::string shown;    ///< the meaning for people: "Layramoun"
};

/// What a person may correct about an event: the words of its claims that stand for its place and its actors and those
/// that say what happened, each once and in this order, without meanings.
[[nodiscard]] std::vector<Lesson> lessons_about(const ProjectSnapshot& snapshot, const events::Event& event);

/// "“Leramun” is read as Layramoun".
[[nodiscard]] std::string lesson_words(const Lesson& lesson);

}  // namespace dateline::viewer
