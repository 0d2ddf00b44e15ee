// ACLED's rows: the sub-event type of the one event that a coder made of a note.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/csv.h"
#include "events/evaluate/class_table.h"
#include "events/evaluate/corpora.h"
#include "events/evaluate/corpus_files.h"
#include "events/extract/merge/merge.h"
#include "events/text/document_reader.h"

namespace dateline::events {

namespace {

// Of several events of a note the one that the note is about, as coders have it: what is done to people before what is
// done to things, and what accompanies an event (arrests, deployments) last. Lower is stronger.
int rank(SubEventType type) {
  static constexpr std::array kOrder = {
      SubEventType::suicide_bomb,
      SubEventType::chemical_weapon,
      SubEventType::air_drone_strike,
      SubEventType::shelling,
      SubEventType::remote_explosive,
      SubEventType::grenade,
      SubEventType::excessive_force,
      SubEventType::protest_with_intervention,
      SubEventType::violent_demonstration,
      SubEventType::government_regains_territory,
      SubEventType::non_state_actor_overtakes_territory,
      SubEventType::abduction,
      SubEventType::sexual_violence,
      SubEventType::mob_violence,
      SubEventType::armed_clash,
      SubEventType::attack,
      SubEventType::peaceful_protest,
      SubEventType::disrupted_weapons_use,
      SubEventType::looting,
      SubEventType::agreement,
      SubEventType::non_violent_transfer,
      SubEventType::headquarters_established,
      SubEventType::arrests,
      SubEventType::change_to_group,
      SubEventType::other,
  };
  return static_cast<int>(std::find(kOrder.begin(), kOrder.end(), type) - kOrder.begin());
}

const Claim* principal(const std::vector<Claim>& claims) {
  const auto best = std::min_element(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) {
    return rank(a.sub_event_type) < rank(b.sub_event_type);
  });
  return best == claims.end() ? nullptr : &*best;
}

/// Where the columns that are asked stand.
struct Columns {
  std::size_t id = 0, type = 0, notes = 0;
};

std::optional<Columns> columns_of(const std::vector<std::string>& header) {
  const auto at = [&](std::string_view name) {
    return static_cast<std::size_t>(std::find(header.begin(), header.end(), name) - header.begin());
  };
  const Columns columns{at("event_id_cnty"), at("sub_event_type"), at("notes")};
  return std::max({columns.id, columns.type, columns.notes}) < header.size() ? std::optional(columns) : std::nullopt;
}

class AcledScorer {
 public:
  explicit AcledScorer(const Reader& reader) : reader_(reader) {}

  void add(const std::string& id, const std::string& type, const std::string& note) {
    auto document = read_document(note, id, {});
    if (!document) {
      rejected_.push_back(std::move(document.error()));
      return;
    }
    const Reading reading = reader_.read(std::move(*document));
    int next = 0;
    const std::vector<Event> events = merge_claims(reading.claims, {}, "", [&] { return std::to_string(++next); });
    const Claim* found = principal(reading.claims);
    const std::string name = found == nullptr ? std::string() : std::string(name_of(found->sub_event_type));
    classes_.add(type, name);
    ++notes_;
    silent_ += events.empty() ? 1 : 0;
    other_ += static_cast<std::size_t>(std::count_if(
        events.begin(), events.end(), [&](const Event& event) { return name_of(event.sub_event_type) != type; }));
    if (name != type) {
      const Span span = found == nullptr ? Span{0, 0} : found->evidence.front().bytes;
      errors_.push_back({found == nullptr ? "nothing found" : "wrong type",
                         fmt::format("{} read as {}", type, found == nullptr ? "nothing" : name),
                         found == nullptr ? "" : found->rule, id, context_of(reading.document.text, span)});
    }
  }

  CorpusReport report() && {
    CorpusReport report;
    report.documents = notes_;
    report.tables.push_back(classes_.table("sub-event type of the note"));
    report.tables.push_back(
        {"false events",
         {"a note", "all"},
         {{"of another type than the note's",
           {fmt::format("{:.2f}", notes_ == 0 ? 0 : static_cast<double>(other_) / static_cast<double>(notes_)),
            std::to_string(other_)}},
          {"notes without any event",
           {fmt::format("{:.2f}", share(silent_, std::max<std::size_t>(notes_, 1))), std::to_string(silent_)}}}});
    report.errors = std::move(errors_);
    report.rejected = std::move(rejected_);
    return report;
  }

 private:
  const Reader& reader_;
  ClassTable classes_;
  std::size_t notes_ = 0, silent_ = 0, other_ = 0;
  std::vector<ErrorCase> errors_;
  std::vector<Error> rejected_;
};

}  // namespace

Result<CorpusReport> evaluate_acled(const CorpusInputs& inputs, const Reader& reader) {
  const auto files = corpus_files(inputs, ".csv");
  if (!files) {
    return tl::make_unexpected(files.error());
  }
  AcledScorer scorer(reader);
  for (const std::filesystem::path& file : *files) {
    const auto content = file_content(file);
    if (!content) {
      return tl::make_unexpected(content.error());
    }
    CsvReader csv(*content, file.string());
    CsvRecord record;
    std::optional<Columns> columns;
    while (true) {
      const auto more = csv.next(record);
      if (!more) {
        return tl::make_unexpected(more.error());
      }
      if (!*more) {
        break;
      }
      if (!columns) {
        columns = columns_of(record.fields);
        if (!columns) {
          return rejected(file.string(), "has no columns event_id_cnty, sub_event_type and notes",
                          "give an export of ACLED's events");
        }
      } else if (record.fields.size() > std::max({columns->id, columns->type, columns->notes})) {
        scorer.add(record.fields[columns->id], record.fields[columns->type], record.fields[columns->notes]);
      }
    }
  }
  return std::move(scorer).report();
}

}  // namespace dateline::events
