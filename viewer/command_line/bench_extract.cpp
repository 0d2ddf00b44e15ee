#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <ctime>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/resources.h"
#include "events/text/characters.h"
#include "events/text/document_reader.h"
#include "viewer/app/messages.h"
#include "viewer/app/reading_tools.h"
#include "viewer/command_line/commands.h"

namespace dateline::viewer {

namespace {

double process_seconds() {
  timespec time{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

/// What any reading by a list of names cannot do without: each word of a text looked up among the first words of the
/// gazetteer's names.
class NameScan {
 public:
  explicit NameScan(const geo::Gazetteer& gazetteer) {
    for (geo::PlaceIndex place = 0; place < gazetteer.size(); ++place) {
      const std::string_view name = gazetteer.name(place);
      first_words_.insert(name.substr(0, end_of_word(name, 0)));
    }
  }
  /// How many words of the text are among them.
  [[nodiscard]] std::size_t hits(std::string_view text) const {
    std::size_t found = 0;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = end_of_word(text, begin);
      found += end > begin && first_words_.contains(text.substr(begin, end - begin)) ? 1 : 0;
      begin = end + 1;
    }
    return found;
  }

 private:
  static std::size_t end_of_word(std::string_view text, std::size_t at) {
    while (at < text.size()) {
      const auto c = static_cast<unsigned char>(text[at]);
      if (c < 0x80 && events::kAsciiClass[c] != events::CharClass::lower &&
          events::kAsciiClass[c] != events::CharClass::upper) {
        break;
      }
      ++at;
    }
    return at;
  }

  std::unordered_set<std::string_view> first_words_;
};

struct Measured {
  std::size_t bytes = 0;
  std::size_t documents = 0;
  std::size_t rejected = 0;
  std::size_t scan_hits = 0;
  double scan_seconds = 0;  ///< of processor time, as the stages are
  events::StageSeconds stages{};
};

/// Shares of the stages in the whole, as members of a JSON object.
std::string shares(const events::StageSeconds& stages) {
  double whole = 0;
  for (const double seconds : stages) {
    whole += seconds;
  }
  std::string members;
  for (std::size_t i = 0; i < stages.size(); ++i) {
    members += fmt::format("{}\"{}\": {:.3f}", i == 0 ? "" : ", ", events::kReadingStageNames[i],
                           whole > 0 ? stages[i] / whole : 0);
  }
  return members;
}

double per_second(std::size_t bytes, double seconds) {
  return seconds > 0 ? static_cast<double>(bytes) / 1e6 / seconds : 0;
}

/// Looks the words of the same reports up, in a pass of its own, so that neither empties the other's caches.
void scan(const std::vector<std::string>& files, const geo::Gazetteer& gazetteer, Measured& measured) {
  const NameScan names(gazetteer);
  for (const std::string& file : files) {
    events::read_documents(file, events::InputFormat::detect, {}, [&](const Result<events::Document>& document) {
      if (document) {
        const double start = process_seconds();
        measured.scan_hits += names.hits(document->text);
        measured.scan_seconds += process_seconds() - start;
      }
      return true;
    });
  }
}

/// How fast one core reads: from the file to the claims, without writing them. The word lists are loaded before.
/// `seconds` are those of a clock on the wall; `cpu_seconds` are the processor's, which other work on
/// the machine hardly changes.
int bench_extract(const std::vector<std::string>& files) {
  const auto opening = std::chrono::steady_clock::now();
  if (const auto gazetteer = geo::Gazetteer::open(resource_folder() / "gazetteer.index"); !gazetteer) {
    return fail(gazetteer.error());
  }
  const std::chrono::duration<double, std::milli> opened = std::chrono::steady_clock::now() - opening;
  const Result<ReadingTools> tools = load_reading_tools();
  if (!tools) {
    return fail(tools.error());
  }
  Measured measured;
  scan(files, tools->reader->gazetteer(), measured);
  const auto start = std::chrono::steady_clock::now();
  const double cpu_start = process_seconds();
  for (const std::string& file : files) {
    events::read_documents(file, events::InputFormat::detect, {}, [&](Result<events::Document> document) {
      if (!document) {
        ++measured.rejected;
        print_message(document.error());
        return true;
      }
      measured.bytes += document->original.size();
      ++measured.documents;
      const events::Reading reading = tools->reader->read(std::move(*document), &measured.stages);
      return true;
    });
  }
  const double cpu_seconds = process_seconds() - cpu_start;
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  if (measured.documents == 0) {
    return kFailed;
  }
  fmt::print(
      "{{\"bytes\": {}, \"seconds\": {:.3f}, \"mb_per_s\": {:.3f}, \"documents\": {}, \"cpu_seconds\": {:.3f}, "
      "\"cpu_mb_per_s\": {:.3f}, \"scan_mb_per_s\": {:.1f}, \"scan_hits\": {}, "
      "\"gazetteer_open_ms\": {:.1f}, \"stages\": {{{}}}}}\n",
      measured.bytes, seconds.count(), per_second(measured.bytes, seconds.count()), measured.documents, cpu_seconds,
      per_second(measured.bytes, cpu_seconds), per_second(measured.bytes, measured.scan_seconds), measured.scan_hits,
      opened.count(), shares(measured.stages));
  return measured.rejected > 0 ? kRejected : kDone;
}

}  // namespace

void add_bench_extract(CLI::App& bench, Action& action) {
  auto files = std::make_shared<std::vector<std::string>>();
  CLI::App* command =
      bench.add_subcommand("extract", "Measure how fast one core reads reports, beside a plain scan for names");
  command->add_option("FILE", *files, "Reports, as for dateline extract")->required();
  command->callback([files, &action] { action = [files] { return bench_extract(*files); }; });
}

}  // namespace dateline::viewer
