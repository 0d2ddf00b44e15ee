#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <memory>
#include <thread>

#include "viewer/command_line/commands.h"
#include "viewer/command_line/extract.h"

namespace dateline::viewer {

void add_extract_command(CLI::App& program, Action& action) {
  auto options = std::make_shared<ExtractOptions>();
  options->threads = std::max(1u, std::thread::hardware_concurrency());
  CLI::App* command = program.add_subcommand("extract", "Read reports and write the events that they claim");
  command
      ->add_option(
          "FILE", options->files,
          "Reports: text, web pages, PDF, DOCX, ODT, mails, feeds, tables of articles, newline-delimited JSON, "
          "web archives; - is standard input")
      ->required();
  command
      ->add_option(
          "-o,--output", options->output,
          "Where the events go: a project (.gpkg, which grows if it exists), .geojson, .csv, .ndjson, or - for "
          "newline-delimited JSON on standard output")
      ->type_name("OUT");
  command
      ->add_option("--mentions", options->mentions,
                   "Where toponyms, times and claims go, one line of JSON a report; - is standard output")
      ->type_name("OUT");
  command->add_flag("--resume", options->resume,
                    "Go on with the mentions file of a run that broke off: reports that are in it are passed over, and "
                    "each line is in it as soon as it is known");
  command->add_option("--column", options->columns, "Which column of a table holds what, as text=Body; may be repeated")
      ->type_name("FIELD=NAME")
      ->expected(1)
      ->take_all();
  add_data_option(*command);
  command->add_option("--published", options->published, "When reports were published that do not say so themselves")
      ->type_name("DATE");
  command->add_option("--time-zone", options->time_zone, "The time zone of the reports' times, as Asia/Damascus")
      ->type_name("ZONE");
  const std::map<std::string, events::InputFormat> formats = {
      {"text", events::InputFormat::text},  {"ndjson", events::InputFormat::ndjson},
      {"html", events::InputFormat::html},  {"eml", events::InputFormat::mail},
      {"feed", events::InputFormat::feed},  {"docx", events::InputFormat::office},
      {"odt", events::InputFormat::office}, {"pdf", events::InputFormat::pdf},
      {"csv", events::InputFormat::csv},    {"warc", events::InputFormat::warc}};
  command->add_option("--input-format", options->input_format, "What the files are, where that must not be guessed")
      ->transform(CLI::CheckedTransformer(formats, CLI::ignore_case).description(""))
      ->type_name("text|ndjson|html|eml|feed|docx|odt|pdf|csv|warc");
  command->add_option("--threads", options->threads, "How many threads read")->check(CLI::Range(1u, 256u));
  command->footer(
      "Where SOURCE_DATE_EPOCH is set, it is the time of recording and gives events their ids, so that\n"
      "the same input gives the same output.\n\n" +
      command->get_footer());
  command->callback([options, &action] { action = [options] { return extract(*options, system_clock()); }; });
}

}  // namespace dateline::viewer
