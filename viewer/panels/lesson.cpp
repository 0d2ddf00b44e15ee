#include "viewer/panels/lesson.h"

#include <algorithm>
#include <utility>

namespace dateline::viewer {

std::vector<Lesson> lessons_about(const ProjectSnapshot& snapshot, const events::Event& event) {
  std::vector<Lesson> lessons;
  const std::vector<const events::Claim*> claims = snapshot.claims_of(event);
  const auto add = [&](Lesson::Kind kind, auto spans_of) {
    for (const events::Claim* claim : claims) {
      const auto document = snapshot.document_of_id(claim->document);
      if (!document) {
        continue;
      }
      const std::string& text = snapshot.project().documents[*document].text;
      for (const Span span : spans_of(claim->spans)) {
        Lesson lesson{kind, std::string(span.of(text)), kind == Lesson::Kind::type ? claim->rule : "", {}, {}};
        std::ranges::replace(lesson.words, '\n', ' ');
        // "The town", "there", "they" mean another thing in every report.
        const bool name = !lesson.words.empty() && (lesson.words[0] < 'a' || lesson.words[0] > 'z');
        if ((name || kind != Lesson::Kind::place) && std::ranges::find_if(lessons, [&](const Lesson& known) {
                                                       return known.kind == kind && known.words == lesson.words;
                                                     }) == lessons.end()) {
          lessons.push_back(std::move(lesson));
        }
      }
    }
  };
  add(Lesson::Kind::place, [](const events::ClaimSpans& spans) { return spans.where; });
  add(Lesson::Kind::actor, [](const events::ClaimSpans& spans) { return spans.who; });
  add(Lesson::Kind::type, [](const events::ClaimSpans& spans) { return spans.what; });
  return lessons;
}

std::string lesson_words(const Lesson& lesson) {
  return "“" + lesson.words + "” is read as " + lesson.shown;
}

}  // namespace dateline::viewer
