// Reports with references of our own: every event that a report tells of, and no other (the format is described beside
// the reports of tests/events/extract).

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "events/evaluate/class_table.h"
#include "events/evaluate/corpora.h"
#include "events/evaluate/corpus_files.h"
#include "events/evaluate/respects.h"
#include "events/evaluate/strength_table.h"
#include "events/extract/merge/merge.h"
#include "events/text/document_reader.h"

namespace dateline::events {

namespace {

using nlohmann::json;

class ReportScorer {
 public:
  explicit ReportScorer(const Reader& reader) : reader_(reader) {}

  // Throws as the JSON library does.
  Result<void> add(const std::string& name, const json& report) {
    DocumentOptions options;
    const auto published = parse_time(report.at("published").get<std::string>());
    if (!published) {
      return tl::make_unexpected(published.error());
    }
    options.published = *published;
    auto document = read_document(report.at("text").get<std::string>(), name, options);
    if (!document) {
      return tl::make_unexpected(document.error());
    }
    ++reports_;
    const Reading reading = reader_.read(std::move(*document));
    int next = 0;
    const std::vector<Event> events = merge_claims(reading.claims, {}, "", [&] { return std::to_string(++next); });
    compare(name, reading, report.at("events"), events);
    return {};
  }

  CorpusReport report() && {
    CorpusReport report;
    report.documents = reports_;
    report.tables.push_back({"events", counts_columns(), {counts_row("type and place", counts_)}});
    Table respects =
        table_of("of the matched", {&start_, &end_, &status_, &actors_, &voices_, &fatalities_, &injured_, &control_});
    respects.rows.push_back({"all that is asked",
                             {std::to_string(perfect_), std::to_string(counts_.matched),
                              fmt::format("{:.3f}", share(perfect_, counts_.matched))}});
    report.tables.push_back(std::move(respects));
    const std::size_t wrong = counts_.found - counts_.matched;
    report.tables.push_back(
        {"false events",
         {"a report", "all"},
         {{"that no annotation answers to",
           {fmt::format("{:.2f}", static_cast<double>(wrong) / static_cast<double>(std::max<std::size_t>(reports_, 1))),
            std::to_string(wrong)}}}});
    report.tables.push_back(strength_.table("machine reading, right in type and place"));
    report.tables.push_back(strength_in_all_.table("machine reading, right in all that is asked"));
    report.errors = std::move(errors_);
    report.judged = std::move(judged_);
    return report;
  }

 private:
  // What a reference does not mention is not asked.
  static bool judge(Respect& respect, const json& wanted, const char* key, bool right) {
    respect.count(wanted.contains(key), right);
    return right || !wanted.contains(key);
  }

  // One type, or a list of those that coders may choose between.
  static bool same_type(const json& wanted, const Event& event) {
    const json& type = wanted.at("sub_event_type");
    const json found = name_of(event.sub_event_type);
    return type.is_array() ? std::find(type.begin(), type.end(), found) != type.end() : type == found;
  }

  [[nodiscard]] bool same_place(const json& wanted, const Event& event) const {
    if (wanted.at("place").is_null()) {
      return event.place.name.empty();
    }
    const auto name = wanted["place"].get<std::string>();
    const auto matches = reader_.gazetteer().find(name);
    if (matches.empty()) {
      // Kept as written, or within the place that the report says it lies in.
      return event.place.relation.starts_with(name + ",") || (!event.place.is_resolved() && event.place.name == name);
    }
    return std::any_of(matches.begin(), matches.end(), [&](const geo::NameMatch& match) {
      return reader_.gazetteer().place(match.place).id == event.place.id;
    });
  }

  static bool is_day(const json& wanted, const char* key, const std::optional<CivilMinute>& found) {
    return wanted.contains(key) && found && format_time(*found, Granularity::day) == wanted[key].get<std::string>();
  }
  // An hour of the day before the end is within it.
  static bool ends(const json& wanted, const std::optional<CivilMinute>& found) {
    return wanted.contains("end") && found &&
           (is_day(wanted, "end", found) || is_day(wanted, "end", *found + kMinutesPerDay));
  }

  [[nodiscard]] bool judge_all(const json& wanted, const Event& event) {
    const auto text = [&](const char* key, std::string_view found) {
      return wanted.contains(key) && wanted[key].get<std::string>() == found;
    };
    const auto number = [&](const char* key, const std::optional<int>& found) {
      return wanted.contains(key) && found == wanted[key].get<int>();
    };
    const auto names = wanted.value("voices", std::vector<std::string>{});
    const bool voices = std::all_of(names.begin(), names.end(), [&](const std::string& name) {
      return std::any_of(event.voices.begin(), event.voices.end(), [&](const Voice& one) { return one.name == name; });
    });
    bool all = judge(start_, wanted, "start", is_day(wanted, "start", event.when.start));
    all = judge(end_, wanted, "end", ends(wanted, event.when.end)) && all;
    all = judge(status_, wanted, "status", text("status", name_of(event.status))) && all;
    all = judge(actors_, wanted, "actor1", text("actor1", event.actor1) || text("actor1", event.actor2)) && all;
    all = judge(actors_, wanted, "actor2", text("actor2", event.actor2) || text("actor2", event.actor1)) && all;
    all = judge(voices_, wanted, "voices", voices) && all;
    all = judge(fatalities_, wanted, "fatalities", number("fatalities", event.casualties.fatalities_best)) && all;
    all = judge(injured_, wanted, "injured", number("injured", event.casualties.injured_best)) && all;
    return judge(control_, wanted, "control", event.control && text("control", name_of(event.control->part))) && all;
  }

  void compare(const std::string& name, const Reading& reading, const json& wanted, const std::vector<Event>& events) {
    std::set<const Event*> used;
    counts_.found += events.size();
    for (const json& one : wanted) {
      const auto answers = [&](const Event& event, bool dated) {
        return !used.contains(&event) && same_type(one, event) && same_place(one, event) &&
               (!dated || is_day(one, "start", event.when.start));
      };
      auto found = std::find_if(events.begin(), events.end(), [&](const Event& event) { return answers(event, true); });
      if (found == events.end()) {
        found = std::find_if(events.begin(), events.end(), [&](const Event& event) { return answers(event, false); });
      }
      if (found == events.end() && !one.value("must", true)) {
        continue;
      }
      ++counts_.expected;
      if (found == events.end()) {
        errors_.push_back(
            {"missed",
             one.at("sub_event_type").dump() + " at " +
                 (one.at("place").is_null() ? std::string("no place") : one.at("place").get<std::string>()),
             "", name, one.dump()});
        continue;
      }
      used.insert(&*found);
      ++counts_.matched;
      const bool perfect = judge_all(one, *found);
      strength_.add(found->confidence, true);
      judged_.push_back(judged(reading, *found, name, true));
      strength_in_all_.add(found->confidence, perfect);
      if (perfect) {
        ++perfect_;
      } else {
        errors_.push_back({"not as annotated", told(*found), one.dump(), name, context_of(reading, *found)});
      }
    }
    for (const Event& event : events) {
      if (!used.contains(&event)) {
        strength_.add(event.confidence, false);
        judged_.push_back(judged(reading, event, name, false));
        strength_in_all_.add(event.confidence, false);
        errors_.push_back({"false", told(event), "", name, context_of(reading, event)});
      }
    }
  }

  static std::string told(const Event& event) {
    const auto day = [](const std::optional<CivilMinute>& time) {
      return time ? format_time(*time, Granularity::minute) : std::string("open");
    };
    return fmt::format("{} at {}, {} to {}, {}", name_of(event.sub_event_type), event.place.name, day(event.when.start),
                       day(event.when.end), name_of(event.status));
  }

  const Reader& reader_;
  std::size_t reports_ = 0, perfect_ = 0;
  Counts counts_;
  Respect start_{"first day"}, end_{"last day"}, status_{"status"}, actors_{"actors"}, voices_{"voices"},
      fatalities_{"fatalities"}, injured_{"injured"}, control_{"control"};
  StrengthTable strength_, strength_in_all_;
  std::vector<ErrorCase> errors_;
  std::vector<JudgedEvent> judged_;
};

}  // namespace

Result<CorpusReport> evaluate_reports(const CorpusInputs& inputs, const Reader& reader) {
  const auto files = corpus_files(inputs, ".json");
  if (!files) {
    return tl::make_unexpected(files.error());
  }
  ReportScorer scorer(reader);
  for (const std::filesystem::path& file : *files) {
    const auto content = file_content(file);
    if (!content) {
      return tl::make_unexpected(content.error());
    }
    try {
      if (auto added = scorer.add(file.stem().string(), json::parse(*content)); !added) {
        return tl::make_unexpected(added.error());
      }
    } catch (const json::exception& error) {
      return rejected(file.string(), fmt::format("is not a report with events: {}", error.what()),
                      "give an object with published, text and events");
    }
  }
  return std::move(scorer).report();
}

}  // namespace dateline::events
