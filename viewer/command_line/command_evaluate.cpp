#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "events/evaluate/corpus.h"
#include "events/evaluate/evaluate_events.h"
#include "events/evaluate/evaluate_toponyms.h"
#include "events/evaluate/letter_case.h"
#include "events/extract/merge/merge.h"
#include "events/text/document_reader.h"
#include "viewer/app/messages.h"
#include "viewer/app/reading_tools.h"
#include "viewer/command_line/commands.h"

namespace dateline::viewer {

namespace {

struct EvaluateOptions {
  std::vector<std::string> inputs;
  std::string corpus;
  std::string letters;  // "lower", "upper", or empty: as they are
  std::size_t errors = 0;
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
      score.counts.precision(), score.counts.recall(), score.counts.f1(), score.counts.matched, score.placed,
      score.same_role);
  for (const events::ToponymScore::Problem& problem : score.problems) {
    fmt::print("  {}-{} \"{}\": {}\n", problem.span.begin, problem.span.end, problem.text, problem.what);
  }
}

int evaluate_document(const std::string& input, const events::DocumentOptions& how, const ReadingTools& tools,
                      const events::Reference* reference) {
  int code = kDone;
  events::read_documents(input, events::InputFormat::detect, how, [&](Result<events::Document> document) {
    if (!document) {
      print_message(document.error());
      code = std::max<int>(code, exit_code(document.error().kind));
      return true;
    }
    const events::Reading reading = tools.reader->read(std::move(*document));
    int next = 0;
    const std::vector<events::Event> found =
        events::merge_claims(reading.claims, {}, "", [&next] { return std::to_string(++next); });
    const events::Published& published = reading.document.published;
    fmt::print("{}: published {}{}\n", reading.document.name,
               published.value ? events::format_time(*published.value, published.granularity) : "unknown",
               published.inferred ? " (inferred: " + published.reason + ")" : "");
    print_events(reading, found);
    if (reference != nullptr) {
      print_score(events::evaluate_events(found, reading.claims, *reference));
      print_toponyms(
          events::evaluate_toponyms(reading.document.text, reading.toponyms, tools.reader->gazetteer(), *reference));
    }
    return true;
  });
  return code;
}

int evaluate_documents(const EvaluateOptions& options) {
  events::DocumentOptions how;
  how.time_zone = options.time_zone;
  if (!options.published.empty()) {
    const auto published = events::parse_time(options.published, options.time_zone);
    if (!published) {
      return fail(published.error());
    }
    how.published = *published;
  }
  std::optional<events::Reference> reference;
  if (!options.reference.empty()) {
    Result<events::Reference> read = events::read_reference(options.reference);
    if (!read) {
      return fail(read.error());
    }
    reference = std::move(*read);
  }
  const auto tools = load_reading_tools();
  if (!tools) {
    return fail(tools.error());
  }
  int code = kDone;
  for (const std::string& input : options.inputs) {
    code = std::max(code, evaluate_document(input, how, *tools, reference ? &*reference : nullptr));
  }
  return code;
}

int evaluate_corpus(const events::Corpus& corpus, const EvaluateOptions& options) {
  const auto tools = load_reading_tools();
  if (!tools) {
    return fail(tools.error());
  }
  const events::CorpusInputs inputs(options.inputs.begin(), options.inputs.end());
  const auto letters = options.letters == "upper" ? events::LetterCase::upper : events::LetterCase::lower;
  const auto report = options.letters.empty() ? corpus.evaluate(inputs, *tools->reader)
                                              : events::evaluate_in_case(corpus.name, letters, inputs, *tools->reader);
  if (!report) {
    return fail(report.error());
  }
  fmt::print("{}: {} documents\n", corpus.name, report->documents);
  for (const events::Table& table : report->tables) {
    fmt::print("\n{}", events::to_text(table));
  }
  if (options.errors > 0) {
    fmt::print("\n{}", events::to_text(report->errors, options.errors));
  }
  for (const Error& error : report->rejected) {
    print_message(error);
  }
  return report->rejected.empty() ? kDone : kRejected;
}

int evaluate(const EvaluateOptions& options) {
  if (options.corpus.empty()) {
    return evaluate_documents(options);
  }
  const auto corpora = events::corpora();
  const auto corpus = std::find_if(corpora.begin(), corpora.end(),
                                   [&](const events::Corpus& one) { return one.name == options.corpus; });
  return evaluate_corpus(*corpus, options);
}

/// "lgl (what it is), ...", and the names alone.
std::string corpora_help() {
  std::string text = "The inputs are a gold corpus, to be compared with what is read:";
  for (const events::Corpus& corpus : events::corpora()) {
    text += fmt::format("\n{}: {}", corpus.name, corpus.what);
  }
  return text;
}

std::vector<std::string> corpus_names() {
  std::vector<std::string> names;
  for (const events::Corpus& corpus : events::corpora()) {
    names.emplace_back(corpus.name);
  }
  return names;
}

}  // namespace

void add_evaluate_command(CLI::App& program, Action& action) {
  auto options = std::make_shared<EvaluateOptions>();
  CLI::App* command = program.add_subcommand(
      "evaluate", "Read reports or a gold corpus and compare what was found with what should be");
  command
      ->add_option("INPUTS", options->inputs,
                   "Reports: plain text, or newline-delimited JSON; or the files or folders of a corpus")
      ->required();
  CLI::Option* corpus = command->add_option("--corpus", options->corpus, corpora_help())
                            ->type_name("NAME")
                            ->check(CLI::IsMember(corpus_names()));
  command->add_option("--errors", options->errors, "Of each kind of error, show so many of the most frequent")
      ->type_name("N")
      ->needs(corpus);
  command->add_option("--case", options->letters, "Write a corpus of toponyms in lower case or in capitals first")
      ->type_name("lower|upper")
      ->check(CLI::IsMember({"lower", "upper"}))
      ->needs(corpus);
  command->add_option("--reference", options->reference, "What a careful reader finds in the document (reference.json)")
      ->type_name("FILE.json")
      ->excludes(corpus);
  add_data_option(*command);
  command->add_option("--published", options->published, "When it was published, where it does not say so itself")
      ->type_name("DATE");
  command->add_option("--time-zone", options->time_zone, "The time zone of the report's times, as Asia/Damascus")
      ->type_name("ZONE");
  command->callback([options, &action] { action = [options] { return evaluate(*options); }; });
}

}  // namespace dateline::viewer
