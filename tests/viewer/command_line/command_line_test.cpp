#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

using nlohmann::json;
namespace fs = std::filesystem;

namespace {

const char* const kReport =
    "BEIRUT: Government troops captured the Layramoun district of Aleppo on Tuesday, the Syrian Observatory for Human "
    "Rights said.\n\nRebels shelled the city's Hamdaniyeh district, killing three people, state media reported.\n";
const char* const kDull = "The committee will meet again to discuss the colour of its letterhead. Nobody disagreed.\n";

/// A folder of its own, in which the program runs.
class Sandbox {
 public:
  Sandbox() { write("report.txt", kReport); }

  void write(const std::string& name, const std::string& bytes) const { folder_.write(name, bytes); }
  [[nodiscard]] std::string read(const std::string& name) const { return folder_.read(name); }
  [[nodiscard]] const fs::path& path() const { return folder_.path(); }
  [[nodiscard]] bool has(const std::string& name) const { return fs::exists(folder_.file(name)); }
  [[nodiscard]] dateline::test::ProgramRun run(const std::vector<std::string>& arguments, const std::string& input = {},
                                               const std::vector<std::string>& environment = {}) const {
    return dateline::test::run_program(DATELINE_BINARY, arguments, path().string(), input, environment);
  }
  /// Every file's bytes, by name.
  [[nodiscard]] std::map<std::string, std::string> files() const {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::directory_iterator(path())) {
      if (entry.is_regular_file()) {
        const std::string name = entry.path().filename().string();
        files[name] = read(name);
      }
    }
    return files;
  }

 private:
  dateline::test::TemporaryFolder folder_{"cli"};
};

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) {
    lines.push_back(line);
  }
  return lines;
}

/// One line that names what it is about, says what is wrong and what to do.
void check_message(const std::string& err, const std::string& name) {
  INFO(err);
  const std::vector<std::string> lines = lines_of(err);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].starts_with("dateline: "));
  CHECK(lines[0].find(name) != std::string::npos);
  CHECK(lines[0].find("; ") != std::string::npos);
}

/// The arguments are refused with this code and one message, and no file changes.
void check_refused(const Sandbox& box, const std::vector<std::string>& arguments, int code, const std::string& name) {
  const auto before = box.files();
  const auto run = box.run(arguments);
  CAPTURE(arguments);
  CHECK(run.code == code);
  CHECK(run.out.empty());
  check_message(run.err, name);
  CHECK(box.files() == before);
}

}  // namespace

TEST_CASE("Help and version go to standard output") {
  const Sandbox box;
  const auto version = box.run({"--version"});
  CHECK(version.code == 0);
  CHECK(version.out.starts_with("dateline 0."));
  const auto help = box.run({"--help"});
  CHECK(help.code == 0);
  for (const char* command : {"extract", "info", "gazetteer", "bench"}) {
    CHECK(help.out.find(command) != std::string::npos);
  }
  CHECK(box.run({"extract", "--help"}).out.find("--mentions") != std::string::npos);
}

TEST_CASE("Wrong usage is code 2, one line, before any window opens") {
  const Sandbox box;
  check_refused(box, {"extrat"}, 2, "extrat");
  check_refused(box, {"no-such-file.txt"}, 2, "no-such-file.txt");
  check_refused(box, {"--colour"}, 2, "--colour");
  check_refused(box, {"report.txt", "--published", "someday"}, 2, "--published someday");
  check_refused(box, {"report.txt", "--time-zone", "Nowhere/At_all"}, 2, "Nowhere/At_all");
  check_refused(box, {"extract"}, 2, "FILE");
  check_refused(box, {"extract", "report.txt"}, 2, "-o");
  check_refused(box, {"extract", "report.txt", "-o", "-", "--mentions", "-"}, 2, "standard output");
  check_refused(box, {"extract", "report.txt", "-o", "a.csv", "--mentions", "a.csv"}, 2, "a.csv");
  check_refused(box, {"extract", "report.txt", "-o", "out.docx"}, 2, "out.docx");
  check_refused(box, {"extract", "report.txt", "-o", "report.txt"}, 2, "report.txt");
  check_refused(box, {"extract", "report.txt", "--mentions", "./report.txt"}, 2, "report.txt");
  check_refused(box, {"extract", "report.txt", "-o", "o.csv", "--input-format", "poem"}, 2, "poem");
  check_refused(box, {"info"}, 2, "PROJECT");
  check_refused(box, {"gazetteer"}, 2, "");
}

TEST_CASE("A wrong date and a wrong zone are wrong usage") {
  const Sandbox box;
  for (const char* date : {"yesterday", "2016-13-01", "2016-02-30", "27/07/2016", ""}) {
    check_refused(box, {"extract", "report.txt", "-o", "o.csv", std::string("--published=") + date}, 2, "--published");
  }
  check_refused(box, {"extract", "report.txt", "-o", "o.csv", "--time-zone", "Mars/Olympus"}, 2, "Mars/Olympus");
}

TEST_CASE("Outputs that cannot be written are found before any work, and nothing changes") {
  const Sandbox box;
  box.write("notes.gpkg", "these are my notes");
  box.write("other.csv", "mine");
  const std::string missing = "no/such/folder/";
  for (const char* name : {"o.gpkg", "o.csv", "o.geojson"}) {
    check_refused(box, {"extract", "report.txt", "-o", missing + name}, 3, missing + name);
  }
  check_refused(box, {"extract", "report.txt", "-o", "other.csv", "--mentions", missing + "m"}, 3, missing + "m");
  check_refused(box, {"extract", "report.txt", "-o", "notes.gpkg"}, 3, "notes.gpkg");
  fs::create_directory(box.path() / "folder.csv");
  check_refused(box, {"extract", "report.txt", "-o", "folder.csv"}, 3, "folder.csv");
}

TEST_CASE("A disk that is full is a failure") {
  const Sandbox box;
  if (!fs::exists("/dev/full")) {
    return;
  }
  const auto run = box.run({"extract", "report.txt", "--published", "2016-07-27", "--mentions", "/dev/full"});
  CHECK(run.code == 3);
  CHECK(run.err.find("/dev/full") != std::string::npos);
}

TEST_CASE("A bad input alone is refused by name, and nothing is written") {
  const Sandbox box;
  box.write("empty.txt", "");
  box.write("blank.txt", " \n\t\n");
  box.write("binary.txt", std::string("\x7f"
                                      "ELF\0\0\1\2\3\0\0\0\xff\xfe\0\1",
                                      16) +
                              std::string(2000, '\0'));
  box.write("bad.ndjson", "{\"id\": 1, \"text\": 5}\n");
  fs::create_directory(box.path() / "folder");
  for (const char* name : {"missing.txt", "empty.txt", "blank.txt", "binary.txt", "bad.ndjson", "folder"}) {
    for (const char* output : {"o.gpkg", "o.csv", "o.geojson", "-"}) {
      check_refused(box,
                    {"extract", name, "--published", "2016-07-27", "--input-format",
                     std::string(name).ends_with("ndjson") ? "ndjson" : "text", "-o", output},
                    3, name);
    }
  }
}

TEST_CASE("One bad file among good ones does not stop the good ones") {
  const Sandbox box;
  box.write("empty.txt", "");
  const auto run =
      box.run({"extract", "empty.txt", "report.txt", "missing.txt", "-o", "o.csv", "--published", "2016-07-27"});
  CHECK(run.code == 1);
  const auto messages = lines_of(run.err);
  REQUIRE(messages.size() == 2);
  CHECK(messages[0].starts_with("dateline: empty.txt: "));
  CHECK(messages[1].starts_with("dateline: missing.txt: "));
  CHECK(lines_of(box.read("o.csv")).size() > 1);
}

TEST_CASE("A rejected document still yields a line of mentions") {
  const Sandbox box;
  const auto run = box.run({"extract", "--mentions", "-", "-"},
                           "{\"id\": \"a\", \"text\": \"Rebels shelled Aleppo on 5 July 2016.\"}\n"
                           "not json\n"
                           "{\"id\": \"c\", \"text\": \"Nothing.\", \"published\": \"\"}\n");
  CHECK(run.code == 1);
  const auto lines = lines_of(run.out);
  REQUIRE(lines.size() == 3);
  CHECK(json::parse(lines[0])["document"] == "a");
  CHECK(json::parse(lines[1]).contains("error"));
  CHECK(json::parse(lines[2])["document"] == "c");
  CHECK_FALSE(json::parse(lines[2]).contains("error"));
}

TEST_CASE("A report without events is done, with a note") {
  const Sandbox box;
  box.write("dull.txt", kDull);
  for (const char* output : {"o.csv", "o.gpkg", "-"}) {
    const auto run = box.run({"extract", "dull.txt", "-o", output});
    CHECK(run.code == 0);
    CHECK(run.err == "dateline: dull.txt: holds no event\n");
  }
  CHECK(box.has("o.csv"));
  CHECK(box.run({"info", "o.gpkg"}).code == 0);
}

TEST_CASE("Events go to every kind of output, and say the same there") {
  const Sandbox box;
  const std::vector<std::string> common = {"extract",     "report.txt",    "--published", "2016-07-27",
                                           "--time-zone", "Asia/Damascus", "-o"};
  const auto to = [&](const char* output) {
    auto arguments = common;
    arguments.emplace_back(output);
    return box.run(arguments, "", {"SOURCE_DATE_EPOCH=1469620800"});
  };
  const auto ndjson = to("-");
  REQUIRE(ndjson.code == 0);
  const auto lines = lines_of(ndjson.out);
  REQUIRE_FALSE(lines.empty());
  const json first = json::parse(lines[0]);
  CHECK(first["recorded"] == "2016-07-27T12:00:00Z");
  REQUIRE_FALSE(first["evidence"].empty());
  for (const json& span : first["evidence"]) {
    const std::string text = kReport;
    CHECK(text.substr(span["begin"], span["end"].get<std::size_t>() - span["begin"].get<std::size_t>()) ==
          span["text"]);
  }
  REQUIRE(to("o.geojson").code == 0);
  CHECK(json::parse(box.read("o.geojson"))["features"].size() == lines.size());
  CHECK(json::parse(box.read("o.geojson"))["features"][0]["properties"] == first);
  REQUIRE(to("o.csv").code == 0);
  CHECK(lines_of(box.read("o.csv")).size() == lines.size() + 1);
  REQUIRE(to("o.gpkg").code == 0);
  const auto info = box.run({"info", "o.gpkg"});
  CHECK(info.code == 0);
  CHECK(info.out.find("documents  1\n") != std::string::npos);
  CHECK(info.out.find("events     " + std::to_string(lines.size()) + " ") != std::string::npos);
  CHECK(info.out.find("Asia/Damascus") != std::string::npos);
}

TEST_CASE("The same input gives the same output, whatever the number of threads") {
  const Sandbox box;
  std::string input;
  for (int i = 0; i < 60; ++i) {
    input += json{{"id", "r" + std::to_string(i)}, {"text", i % 3 == 0 ? kDull : kReport}, {"published", "2016-07-27"}}
                 .dump() +
             "\n";
  }
  const auto run = [&](const char* threads, std::vector<std::string> outputs) {
    outputs.insert(outputs.begin(), {"extract", "-", "--threads", threads});
    return box.run(outputs, input, {"SOURCE_DATE_EPOCH=1469620800"});
  };
  const auto one = run("1", {"-o", "-"});
  REQUIRE(one.code == 0);
  CHECK_FALSE(one.out.empty());
  CHECK(run("4", {"-o", "-"}).out == one.out);
  const auto mentions = run("1", {"--mentions", "-"});
  CHECK(lines_of(mentions.out).size() == 60);
  CHECK(run("4", {"--mentions", "-"}).out == mentions.out);
}

TEST_CASE("A project that exists grows, and keeps its events' ids") {
  const Sandbox box;
  box.write("second.txt", "Warplanes bombed the town of Azaz on 3 July 2016, activists said.\n");
  REQUIRE(box.run({"extract", "report.txt", "--published", "2016-07-27", "-o", "p.gpkg"}).code == 0);
  REQUIRE(box.run({"extract", "second.txt", "-o", "p.gpkg"}).code == 0);
  REQUIRE(box.run({"extract", "report.txt", "--published", "2016-07-27", "-o", "p.gpkg"}).code == 0);
  const auto info = box.run({"info", "p.gpkg"});
  CHECK(info.out.find("documents  2\n") != std::string::npos);
}

TEST_CASE("A damaged project is refused by name") {
  const Sandbox box;
  REQUIRE(box.run({"extract", "report.txt", "--published", "2016-07-27", "-o", "p.gpkg"}).code == 0);
  const std::string whole = box.read("p.gpkg");
  box.write("p.gpkg", whole.substr(0, whole.size() / 2));
  check_refused(box, {"info", "p.gpkg"}, 3, "p.gpkg");
  check_refused(box, {"extract", "report.txt", "-o", "p.gpkg"}, 3, "p.gpkg");
  check_refused(box, {"info", "missing.gpkg"}, 3, "missing.gpkg");
  check_refused(box, {"info", "report.txt"}, 3, "report.txt");
}

TEST_CASE("The gazetteer is asked in any spelling and script") {
  const Sandbox box;
  for (const char* name : {"Layramoun", "Leramun", "al-Layramun", "الليرمون"}) {
    const auto run = box.run({"gazetteer", "find", name});
    CHECK(run.code == 0);
    CHECK(run.out.find("Layramoun") != std::string::npos);
  }
  check_refused(box, {"gazetteer", "find", "Xyzzyville"}, 1, "Xyzzyville");
}

TEST_CASE("The extraction bench prints one line of JSON") {
  const Sandbox box;
  const auto run = box.run({"bench", "extract", "report.txt"});
  REQUIRE(run.code == 0);
  const json result = json::parse(run.out);
  CHECK(result["documents"] == 1);
  CHECK(result["bytes"] == std::string(kReport).size());
  CHECK(result["seconds"].get<double>() >= 0);
  CHECK(result.contains("mb_per_s"));
  CHECK(result.contains("scan_mb_per_s"));
  double whole = 0;
  for (const json& share : result["stages"]) {
    whole += share.get<double>();
  }
  CHECK(whole == Approx(1).margin(0.01));
}
