// MUC-3/4: reports in capitals with filled templates of terrorist incidents.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "base/name_key.h"
#include "events/evaluate/coding_schemes.h"
#include "events/evaluate/corpora.h"
#include "events/evaluate/gold_muc.h"
#include "events/evaluate/respects.h"
#include "events/evaluate/strength_table.h"
#include "events/extract/actors/actors.h"
#include "events/extract/merge/merge.h"
#include "events/text/document_reader.h"

namespace dateline::events {

namespace {

/// How an event fits a template.
struct Fit {
  bool within = false, meets = false;  ///< its days lie in the template's, or share one with them
  bool country = false, named = false, finest = false;
  [[nodiscard]] int points() const {
    return (finest ? 4 : 0) + (named ? 2 : 0) + (country ? 1 : 0) + (within ? 2 : 0) + (meets ? 1 : 0);
  }
};

Fit fit_days(const std::vector<MucDates>& gold, const TimeInterval& when) {
  Fit fit;
  for (const MucDates& dates : gold) {
    fit.within = fit.within || (when.end && *when.end <= dates.end &&
                                (when.start ? !dates.start || *when.start >= *dates.start : !dates.start));
    fit.meets = fit.meets || TimeInterval{dates.start, dates.end}.overlaps(when);
  }
  fit.meets = fit.meets && !when.is_unknown();
  return fit;
}

class MucScorer {
 public:
  explicit MucScorer(const Reader& reader) : reader_(reader) {}

  void add(const MucMessage& message) {
    auto document = read_document(message.text, message.id, {});
    if (!document) {
      rejected_.push_back(std::move(document.error()));
      return;
    }
    ++messages_;
    const Reading reading = reader_.read(std::move(*document));
    int next = 0;
    const std::vector<Event> events = merge_claims(reading.claims, {}, "", [&] { return std::to_string(++next); });
    compare(message, reading, events);
  }

  CorpusReport report() && {
    CorpusReport report;
    report.documents = messages_;
    Table types{"incidents by type", counts_columns(), {}};
    Counts all;
    for (const auto& [type, counts] : classes_) {
      types.rows.push_back(counts_row(type, counts));
      all += counts;
    }
    types.rows.push_back(counts_row("all", all));
    report.tables.push_back(std::move(types));
    report.tables.push_back(
        table_of("of the matched", {&within_, &meets_, &country_, &named_, &finest_, &organisation_, &perpetrator_,
                                    &dead_, &dead_read_, &injured_, &injured_read_}));
    report.tables.push_back(table_of("at hand", {&dateline_, &known_}));
    report.tables.push_back({"false events",
                             {"a report", "all"},
                             {{"of MUC's types, that no template answers to", per(wrong_, messages_)},
                              {"... in reports without an incident", per(wrong_in_irrelevant_, irrelevant_)},
                              {"of types that MUC leaves out", per(outside_, messages_)}}});
    report.tables.push_back(strength_.table("machine reading, answers to a template"));
    report.tables.push_back(strength_in_place_.table("machine reading, and in its country and days"));
    report.errors = std::move(errors_);
    report.judged = std::move(judged_);
    report.rejected = std::move(rejected_);
    return report;
  }

 private:
  static std::vector<std::string> per(std::size_t number, std::size_t reports) {
    return {fmt::format("{:.2f}", static_cast<double>(number) / static_cast<double>(std::max<std::size_t>(reports, 1))),
            std::to_string(number)};
  }

  static bool is_read_as(const std::string& type, SubEventType found) {
    const ReadAs types = read_as_of_muc(type);
    return std::find(types.begin(), types.end(), found) != types.end();
  }

  // ROBBERY and ARSON are one class, as one type of ours answers to both.
  static std::string class_of(const std::string& type) {
    return type == "ROBBERY" || type == "ARSON" ? "ARSON, ROBBERY" : type;
  }

  // The country's code, and the gazetteer's places of the names within it.
  [[nodiscard]] std::string code_of(const std::string& country) const {
    for (const geo::NameMatch& match : reader_.gazetteer().find(country)) {
      if (reader_.gazetteer().kind(match.place) == geo::PlaceKind::country) {
        return country_code(reader_.gazetteer(), match.place);
      }
    }
    return {};
  }
  [[nodiscard]] bool is_known(const std::vector<std::string>& names, const std::string& country) const {
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
      const auto matches = reader_.gazetteer().find(name);
      return std::any_of(matches.begin(), matches.end(), [&](const geo::NameMatch& match) {
        return country_code(reader_.gazetteer(), match.place) == country;
      });
    });
  }
  // By the gazetteer, or in the report's own words where it has no such place.
  [[nodiscard]] bool is_any(const std::vector<std::string>& names, const EventPlace& place) const {
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
      const auto matches = reader_.gazetteer().find(name);
      return exact_name_key(name) == exact_name_key(place.name) ||
             std::any_of(matches.begin(), matches.end(), [&](const geo::NameMatch& match) {
               return reader_.gazetteer().place(match.place).id == place.id;
             });
    });
  }

  [[nodiscard]] Fit fit(const MucTemplate& wanted, const std::string& country, const Event& event) const {
    Fit fit = fit_days(wanted.dates, event.when);
    const auto place = event.place.id.empty() ? std::nullopt : reader_.gazetteer().find_id(event.place.id);
    fit.country = place && country_code(reader_.gazetteer(), *place) == country;
    fit.named = is_any(wanted.places, event.place) && (fit.country || !place);
    fit.finest = fit.named && is_any(wanted.finest, event.place);
    return fit;
  }

  // Templates that are not owed take what is left over.
  void compare(const MucMessage& message, const Reading& reading, const std::vector<Event>& events) {
    std::vector<std::string> countries;
    std::vector<std::tuple<bool, int, std::size_t, std::size_t>> pairs;
    for (std::size_t t = 0; t < message.templates.size(); ++t) {
      const MucTemplate& wanted = message.templates[t];
      countries.push_back(code_of(wanted.country));
      for (std::size_t e = 0; e < events.size(); ++e) {
        const int points =
            is_read_as(wanted.type, events[e].sub_event_type) ? fit(wanted, countries[t], events[e]).points() : 0;
        if (points > 0) {
          pairs.emplace_back(wanted.optional, -points, t, e);
        }
      }
    }
    std::sort(pairs.begin(), pairs.end());
    std::vector<bool> answered(message.templates.size());
    std::vector<bool> used(events.size());
    for (const auto& [optional, points, t, e] : pairs) {
      if (!answered[t] && !used[e]) {
        answered[t] = used[e] = true;
        if (!optional) {
          matched(message, reading, message.templates[t], countries[t], events[e]);
        }
      }
    }
    count_missed(message, reading, events, countries, answered);
    count_false(message, reading, events, used);
  }

  void matched(const MucMessage& message, const Reading& reading, const MucTemplate& wanted, const std::string& country,
               const Event& event) {
    ++classes_[class_of(wanted.type)].found;
    ++classes_[class_of(wanted.type)].matched;
    const Fit how = fit(wanted, country, event);
    std::string wrong;
    const auto judge = [&](Respect& respect, bool asked, bool right) {
      respect.count(asked, right);
      if (asked && !right) {
        wrong += (wrong.empty() ? "" : ", ") + std::string(respect.name);
      }
    };
    strength_.add(event.confidence, true);
    strength_in_place_.add(event.confidence, how.country && how.meets);
    judged_.push_back(judged(reading, event, message.id, how.country && how.meets));
    judge(within_, !wanted.dates.empty(), how.within);
    judge(meets_, !wanted.dates.empty(), how.meets);
    judge(country_, true, how.country);
    judge(named_, !wanted.places.empty(), how.named);
    judge(finest_, !wanted.finest.empty(), how.finest);
    judge(organisation_, !wanted.organisations.empty(), is_actor(wanted.organisations, event));
    judge(perpetrator_, !wanted.organisations.empty() || !wanted.people.empty(),
          is_actor(wanted.organisations, event) || is_actor(wanted.people, event));
    const auto& [dead, injured] = std::tie(event.casualties.fatalities_best, event.casualties.injured_best);
    judge(dead_, wanted.dead.has_value(), wanted.dead && dead && wanted.dead->allows(*dead));
    dead_read_.count(wanted.dead && dead, wanted.dead && dead && wanted.dead->allows(*dead));
    judge(injured_, wanted.injured.has_value(), wanted.injured && injured && wanted.injured->allows(*injured));
    injured_read_.count(wanted.injured && injured, wanted.injured && injured && wanted.injured->allows(*injured));
    if (!wrong.empty()) {
      errors_.push_back({"not as in the template", wrong, told(wanted) + " read as " + told(event), message.id,
                         context_of(reading, event)});
    }
  }

  // In either place of the event: who did it is not always told apart. Its own words, or what they stand for.
  [[nodiscard]] bool is_actor(const std::vector<std::string>& names, const Event& event) const {
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
      const std::string key = exact_name_key(name);
      const std::string known = exact_name_key(actor_of(name));
      return same(key, known, event.actor1) || same(key, known, event.actor2);
    });
  }
  static bool same(const std::string& key, const std::string& known, const std::string& actor) {
    const std::string found = exact_name_key(actor);
    return !found.empty() && (found == key || found == known || key.find(found) != std::string::npos ||
                              found.find(key) != std::string::npos);
  }
  // What the program calls an actor of the name.
  [[nodiscard]] std::string actor_of(const std::string& name) const {
    const auto known = actors_.find(name);
    if (known != actors_.end()) {
      return known->second;
    }
    auto document = read_document(name + " attacked.", "name", {});
    const Reading reading = document ? reader_.read(std::move(*document)) : Reading{};
    return actors_[name] = reading.actors.empty() ? std::string() : reading.actors.front().actor;
  }

  void count_missed(const MucMessage& message, const Reading& reading, const std::vector<Event>& events,
                    const std::vector<std::string>& countries, const std::vector<bool>& answered) {
    for (std::size_t t = 0; t < message.templates.size(); ++t) {
      const MucTemplate& wanted = message.templates[t];
      if (wanted.optional) {
        continue;
      }
      ++classes_[class_of(wanted.type)].expected;
      known_.count(!wanted.finest.empty(), is_known(wanted.finest, countries[t]));
      if (!answered[t]) {
        std::string others;
        for (const Event& event : events) {
          others += (others.empty() ? "found " : "; ") + told(event);
        }
        errors_.push_back({"missed", told(wanted), others.empty() ? "found nothing" : others, message.id,
                           target_in(reading, wanted)});
      }
    }
  }

  void count_false(const MucMessage& message, const Reading& reading, const std::vector<Event>& events,
                   const std::vector<bool>& used) {
    dateline_.count(true, reading.document.published.value.has_value());
    irrelevant_ += message.templates.empty() ? 1 : 0;
    for (std::size_t e = 0; e < events.size(); ++e) {
      const std::string type(muc_type_of(events[e].sub_event_type));
      if (used[e] || events[e].status == Status::planned || events[e].status == Status::denied) {
        continue;
      }
      if (type.empty()) {
        ++outside_;
        continue;
      }
      ++classes_[class_of(type)].found;
      strength_.add(events[e].confidence, false);
      strength_in_place_.add(events[e].confidence, false);
      judged_.push_back(judged(reading, events[e], message.id, false));
      ++wrong_;
      wrong_in_irrelevant_ += message.templates.empty() ? 1 : 0;
      errors_.push_back({message.templates.empty() ? "false, in a report without an incident" : "false",
                         told(events[e]), "", message.id, context_of(reading, events[e])});
    }
  }

  static std::string told(const Event& event) {
    return fmt::format("{} at {}", name_of(event.sub_event_type),
                       event.place.name.empty() ? "no place" : event.place.name);
  }
  static std::string told(const MucTemplate& wanted) {
    return fmt::format("{} at {}", wanted.type, wanted.finest.empty() ? wanted.country : wanted.finest.front());
  }

  // Where the message names the target.
  static std::string target_in(const Reading& reading, const MucTemplate& wanted) {
    const std::string& text = reading.document.text;
    for (const std::string& target : wanted.targets) {
      if (const auto at = text.find(target); at != std::string::npos) {
        const auto begin = static_cast<std::uint32_t>(at);
        return context_of(text, {begin, begin + static_cast<std::uint32_t>(target.size())});
      }
    }
    return {};
  }

  const Reader& reader_;
  std::size_t messages_ = 0, irrelevant_ = 0, wrong_ = 0, wrong_in_irrelevant_ = 0, outside_ = 0;
  std::map<std::string, Counts> classes_;
  Respect within_{"days within the template's"}, meets_{"days that meet the template's"}, country_{"country"},
      named_{"a named place"}, finest_{"the finest place"}, organisation_{"organisation that did it"},
      perpetrator_{"organisation or people who did it"}, dead_{"dead"}, injured_{"injured"},
      dead_read_{"... where a number was read"}, injured_read_{"... where a number was read"};
  Respect dateline_{"reports whose date was read"}, known_{"templates whose finest place the gazetteer has"};
  mutable std::map<std::string, std::string> actors_;
  StrengthTable strength_, strength_in_place_;
  std::vector<ErrorCase> errors_;
  std::vector<JudgedEvent> judged_;
  std::vector<Error> rejected_;
};

}  // namespace

Result<CorpusReport> evaluate_muc(const CorpusInputs& inputs, const Reader& reader) {
  const auto messages = read_muc(inputs);
  if (!messages) {
    return tl::make_unexpected(messages.error());
  }
  MucScorer scorer(reader);
  for (const MucMessage& message : *messages) {
    scorer.add(message);
  }
  return std::move(scorer).report();
}

}  // namespace dateline::events
