#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "events/extract/evaluate_events.h"
#include "events/extract/evaluate_toponyms.h"
#include "events/extract/merge.h"
#include "events/text/document_reader.h"
#include "viewer/app/commands.h"
#include "viewer/app/messages.h"
#include "viewer/app/reading_tools.h"

namespace dateline::viewer {

namespace {

struct EvaluateOptions {
  std::string document;
  std::string reference;
  std::string published;
  std::string time_zone = "UTC";
};

const char* mark(bool good) {
  return good ? "yes" : "NO";
}

std::string dates_of(const events::Event& event) {
  const auto text = [&](const std::optional<events::CivilMinute>& time) {
    return time ? events::format_time(*time, events::Granularity::day) : std::string("open");
  };
  return fmt::format("{}..{} {}", text(event.when.start), text(event.when.end), events::name_of(event.when.extent));
}

void print_events(const events::Reading& reading, const std::vector<events::Event>& found) {
  fmt::print("{} events of {} claims\n", found.size(), reading.claims.size());
  for (const events::Event& event : found) {
    std::string voices;
    for (const events::Voice& voice : event.voices) {
      voices += (voices.empty() ? "" : ", ") + voice.name;
    }
    fmt::print("\n{} | {}{} | {} | {} | {} - {} | {:.2f}\n", events::name_of(event.sub_event_type), event.place.name,
               event.place.relation.empty() ? "" : " (" + event.place.relation + ")", dates_of(event),
               events::name_of(event.status), event.actor1, event.actor2, event.confidence);
    fmt::print("  voices: {}{}{}\n", voices.empty() ? "none" : voices, event.disputed ? "; differ: " : "",
               event.disagreement);
    if (event.casualties.stated()) {
      const auto number = [](const std::optional<int>& value) { return value ? std::to_string(*value) : "?"; };
      fmt::print("  dead {}-{}-{} (civilians {}), injured {}-{}-{}\n", number(event.casualties.fatalities_low),
                 number(event.casualties.fatalities_best), number(event.casualties.fatalities_high),
                 number(event.casualties.fatalities_civilians), number(event.casualties.injured_low),
                 number(event.casualties.injured_best), number(event.casualties.injured_high));
    }
    for (const std::string& id : event.claims) {
      for (const events::Claim& claim : reading.claims) {
        if (claim.id == id) {
          for (const events::Evidence& evidence : claim.evidence) {
            fmt::print("  [{}-{}] {}\n", evidence.bytes.begin, evidence.bytes.end, evidence.text);
          }
          fmt::print("    {}; rule {}\n", claim.why, claim.rule);
        }
      }
    }
  }
}

void print_score(const events::EventScore& score) {
  fmt::print("\n{:<24}{:<6}{:<7}{:<6}{:<7}{:<7}{:<8}{:<8}{:<8}{:<8}{:<10}{}\n", "event", "owed", "found", "type",
             "place", "dates", "extent", "status", "actors", "voices", "evidence", "shortfall");
  for (const events::EventCheck& check : score.checks) {
    fmt::print("{:<24}{:<6}{:<7}{:<6}{:<7}{:<7}{:<8}{:<8}{:<8}{:<8}{:<10}{}\n", check.id, check.must ? "yes" : "",
               mark(check.found != nullptr), mark(check.type), mark(check.place), mark(check.dates), mark(check.extent),
               mark(check.status), mark(check.actors), mark(check.voices), mark(check.evidence), check.shortfall);
  }
  fmt::print("\nowed events right in every respect: {} of {}\n", score.must_passed(), score.must());
  fmt::print("violations of \"never\": {}\n", score.violations.size());
  for (const std::string& violation : score.violations) {
    fmt::print("  {}\n", violation);
  }
  fmt::print("false events: {}\n", score.false_events.size());
  for (const events::Event* event : score.false_events) {
    fmt::print("  {} at {}, {}\n", events::name_of(event->sub_event_type), event->place.name, dates_of(*event));
  }
}

void print_toponyms(const events::ToponymScore& score) {
  fmt::print(
      "\ntoponyms: precision {:.3f}, recall {:.3f}, F1 {:.3f}; of {} matched {} lie in tolerance, {} have the "
      "role\n",
      score.precision(), score.recall(), score.f1(), score.matched, score.placed, score.same_role);
  for (const events::ToponymScore::Problem& problem : score.problems) {
    fmt::print("  {}-{} \"{}\": {}\n", problem.span.begin, problem.span.end, problem.text, problem.what);
  }
}

int evaluate(const EvaluateOptions& options) {
  events::DocumentOptions how;
  how.time_zone = options.time_zone;
  if (!options.published.empty()) {
    const auto published = events::parse_time(options.published, options.time_zone);
    if (!published) {
      return fail(published.error());
    }
    how.published = *published;
  }
  const auto tools = load_reading_tools();
  if (!tools) {
    return fail(tools.error());
  }
  int code = kDone;
  events::read_documents(options.document, events::InputFormat::detect, how, [&](Result<events::Document> document) {
    if (!document) {
      print_message(document.error());
      code = std::max<int>(code, exit_code(document.error().kind));
      return true;
    }
    const events::Reading reading = tools->reader->read(std::move(*document));
    int next = 0;
    const std::vector<events::Event> found =
        events::merge_claims(reading.claims, {}, "", [&next] { return std::to_string(++next); });
    const events::Published& published = reading.document.published;
    fmt::print("{}: published {}{}\n", reading.document.name,
               published.value ? events::format_time(*published.value, published.granularity) : "unknown",
               published.inferred ? " (inferred: " + published.reason + ")" : "");
    print_events(reading, found);
    if (options.reference.empty()) {
      return true;
    }
    const auto score = events::evaluate_events(found, reading.claims, options.reference);
    const auto toponyms = events::evaluate_toponyms(reading.document.text, reading.toponyms, tools->reader->gazetteer(),
                                                    options.reference);
    for (const Error* error : {score ? nullptr : &score.error(), toponyms ? nullptr : &toponyms.error()}) {
      if (error != nullptr) {
        code = fail(*error);
        return false;
      }
    }
    print_score(*score);
    print_toponyms(*toponyms);
    return true;
  });
  return code;
}

}  // namespace

void add_evaluate_command(CLI::App& program, Action& action) {
  auto options = std::make_shared<EvaluateOptions>();
  CLI::App* command =
      program.add_subcommand("evaluate", "Read reports and show what was found, beside a reference where one is given");
  command->add_option("DOCUMENT", options->document, "Reports: plain text, or newline-delimited JSON")->required();
  command->add_option("--reference", options->reference, "What a careful reader finds in the document (reference.json)")
      ->type_name("FILE.json");
  command->add_option("--published", options->published, "When it was published, where it does not say so itself")
      ->type_name("DATE");
  command->add_option("--time-zone", options->time_zone, "The time zone of the report's times, as Asia/Damascus")
      ->type_name("ZONE");
  command->callback([options, &action] { action = [options] { return evaluate(*options); }; });
}

}  // namespace dateline::viewer
