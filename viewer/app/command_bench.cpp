#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "events/text/document_reader.h"
#include "viewer/app/commands.h"
#include "viewer/app/messages.h"
#include "viewer/app/reading_tools.h"

namespace dateline::viewer {

namespace {

/// How fast one core reads: from the file to the claims, without writing them. The word lists are loaded before.
int bench_extract(const std::vector<std::string>& files) {
  const Result<ReadingTools> tools = load_reading_tools();
  if (!tools) {
    return fail(tools.error());
  }
  std::size_t bytes = 0;
  std::size_t documents = 0;
  std::size_t rejected = 0;
  const auto start = std::chrono::steady_clock::now();
  for (const std::string& file : files) {
    events::read_documents(file, events::InputFormat::detect, {}, [&](Result<events::Document> document) {
      if (!document) {
        ++rejected;
        print_message(document.error());
        return true;
      }
      bytes += document->original.size();
      ++documents;
      const events::Reading reading = tools->reader->read(std::move(*document));
      return true;
    });
  }
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  if (documents == 0) {
    return kFailed;
  }
  fmt::print("{{\"bytes\": {}, \"seconds\": {:.3f}, \"mb_per_s\": {:.3f}, \"documents\": {}}}\n", bytes,
             seconds.count(), static_cast<double>(bytes) / 1e6 / seconds.count(), documents);
  return rejected > 0 ? kRejected : kDone;
}

void add_bench_extract(CLI::App& bench, Action& action) {
  auto files = std::make_shared<std::vector<std::string>>();
  CLI::App* command = bench.add_subcommand("extract", "Measure how fast one core reads reports");
  command->add_option("FILE", *files, "Reports, as for dateline extract")->required();
  command->callback([files, &action] { action = [files] { return bench_extract(*files); }; });
}

}  // namespace

void add_bench_command(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand("bench", "Measure the program's speed; prints one line of JSON");
  command->require_subcommand(1);
  add_bench_extract(*command, action);
  add_bench_scrub(*command, action);
  add_bench_start(*command, action);
}

}  // namespace dateline::viewer
