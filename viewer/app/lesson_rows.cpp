#include "viewer/app/lesson_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <iterator>
#include <optional>
#include <set>

#include "base/csv.h"

namespace dateline::viewer {

namespace {

namespace fs = std::filesystem;

std::string row_of(const std::vector<std::string>& fields) {
  std::string line;
  for (const std::string& field : fields) {
    line += (&field == &fields.front() ? "" : ",") + csv_field(field);
  }
  return line + '\n';
}

/// The first row of a word list that `wanted` accepts.
std::optional<std::vector<std::string>> find_row(const fs::path& list,
                                                 const std::function<bool(const std::vector<std::string>&)>& wanted) {
  std::ifstream stream(list, std::ios::binary);
  const std::string content(std::istreambuf_iterator<char>(stream), {});
  CsvReader reader(content, list.string());
  CsvRecord record;
  while (true) {
    const Result<bool> more = reader.next(record);
    if (!more || !*more) {
      return std::nullopt;
    }
    if (wanted(record.fields)) {
      return record.fields;
    }
  }
}

/// A claim's rule, "take/capture (passive)", in its parts.
struct Rule {
  std::string frame, pattern, part;
};

Rule rule_of(const std::string& text) {
  const auto slash = text.find('/');
  const auto bracket = text.rfind(" (");
  if (slash == std::string::npos || bracket == std::string::npos || bracket < slash) {
    return {};
  }
  return {text.substr(0, slash), text.substr(slash + 1, bracket - slash - 1),
          text.substr(bracket).starts_with(" (noun") ? "noun" : "verb"};
}

OwnRow actor_row(const Lesson& lesson, const fs::path& lexicons) {
  enum : std::size_t { name, aliases, count = 6 };
  auto known = find_row(lexicons / "actors.csv", [&](const std::vector<std::string>& fields) {
    return fields.size() == count && fields[name] == lesson.meaning;
  });
  std::vector<std::string> fields =
      known ? *known : std::vector<std::string>{lesson.meaning, "", "unknown", "", "armed|speaker", ""};
  fields[aliases] = lesson.words;
  return {"lexicons/actors.csv", "name,aliases,side,country,kind,acts_as\n", row_of(fields)};
}

Result<OwnRow> trigger_row(const Lesson& lesson, const fs::path& lexicons) {
  enum : std::size_t { pattern, part, frame, sub_event, count = 5 };
  const Rule rule = rule_of(lesson.rule);
  auto fields = find_row(lexicons / "triggers.csv", [&](const std::vector<std::string>& row) {
    return row.size() == count && row[pattern] == rule.pattern && row[part] == rule.part && row[frame] == rule.frame;
  });
  if (!fields) {
    return rejected("“" + lesson.words + "”", "no word list has the word by itself", "add it to lexicons/triggers.csv");
  }
  (*fields)[sub_event] = lesson.meaning;
  return OwnRow{"lexicons/triggers.csv", "pattern,part,frame,sub_event,needs\n", row_of(*fields)};
}

}  // namespace

Result<OwnRow> lesson_row(const Lesson& lesson, const fs::path& lexicons) {
  if (lesson.meaning.empty() || lesson.words.empty()) {
    return rejected("“" + lesson.words + "”", "what it means was not said", "choose one of the list");
  }
  switch (lesson.kind) {
    case Lesson::Kind::place:
      return OwnRow{"gazetteer/meanings.csv", "id,spellings\n", row_of({lesson.meaning, lesson.words})};
    case Lesson::Kind::actor:
      return actor_row(lesson, lexicons);
    case Lesson::Kind::type:
      return trigger_row(lesson, lexicons);
  }
  return rejected("“" + lesson.words + "”", "cannot be taught", "");
}

std::vector<std::string> documents_for(const Lesson& lesson, const events::Project& project) {
  std::set<std::string_view> by_rule;
  if (lesson.kind == Lesson::Kind::type) {
    const std::string rule = lesson.rule.substr(0, lesson.rule.rfind(" ("));
    for (const events::Claim& claim : project.claims) {
      if (claim.rule.starts_with(rule)) {
        by_rule.insert(claim.document);
      }
    }
  }
  std::vector<std::string> ids;
  for (const events::Document& document : project.documents) {
    const bool holds = lesson.kind != Lesson::Kind::type && document.text.find(lesson.words) != std::string::npos;
    if (holds || by_rule.contains(document.id)) {
      ids.push_back(document.id);
    }
  }
  return ids;
}

}  // namespace dateline::viewer
