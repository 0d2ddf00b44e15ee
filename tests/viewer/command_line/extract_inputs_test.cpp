#include <catch2/catch.hpp>
#include <filesystem>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/support/run_program.h"
#include "tests/support/sample_documents.h"
#include "tests/support/temporary_folder.h"

using nlohmann::json;
using namespace dateline::test;
namespace fs = std::filesystem;

namespace {

const char* const kReport =
    "BEIRUT: Government troops captured the Layramoun district of Aleppo on Tuesday, monitors said.\n";

/// A folder of its own, in which the program runs, with data and cache of its own.
class Sandbox {
 public:
  Sandbox() {
    // The program's own data without the world's towns: bringing those together with a person's rows takes long.
    const fs::path share = fs::path(DATELINE_BINARY).parent_path().parent_path() / "share" / "dateline";
    const fs::path own = folder_.file("share");
    fs::create_directories(own / "gazetteer");
    fs::create_symlink(share / "lexicons", own / "lexicons");
    fs::create_symlink(share / "gazetteer.index", own / "gazetteer.index");
    for (const auto& entry : fs::directory_iterator(share / "gazetteer")) {
      const fs::path name = entry.path().filename();
      if (name.extension() == ".csv" && name != "cities.csv" && name != "spellings.csv") {
        fs::create_symlink(entry.path(), own / "gazetteer" / name);
      }
    }
  }

  void write(const std::string& name, const std::string& bytes) const { folder_.write(name, bytes); }
  [[nodiscard]] std::string read(const std::string& name) const { return folder_.read(name); }
  [[nodiscard]] bool has(const std::string& name) const { return fs::exists(folder_.file(name)); }
  [[nodiscard]] ProgramRun run(const std::vector<std::string>& arguments) const {
    return run_program(
        DATELINE_BINARY, arguments, folder_.path().string(), {},
        {"DATELINE_RESOURCES=" + folder_.file("share").string(), "XDG_DATA_HOME=" + folder_.file("home").string(),
         "XDG_CACHE_HOME=" + folder_.file("cache").string()});
  }

 private:
  TemporaryFolder folder_{"inputs"};
};

std::vector<json> records(const std::string& text) {
  std::vector<json> found;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) {
    found.push_back(json::parse(line));
  }
  return found;
}

}  // namespace

TEST_CASE("A folder of reports in many formats is read; what is bad is named and does not stop the rest") {
  const Sandbox box;
  box.write("case/a.txt", kReport);
  box.write("case/b.html", html_page());
  box.write("case/c/d.eml", mail_file());
  box.write("case/c/e.docx", "PK\x03\x04 nothing");
  box.write("case/f.pdf", pdf_file({"Shells fell on Aleppo on Tuesday."}));
  box.write("case/photo.jpg", "\xFF\xD8\xFF");
  box.write("case/lines.ndjson", "{\"id\": \"r1\", \"text\": \"\"}\n{\"id\": \"r2\", \"text\": \"Shells fell.\"}\n");
  const auto run = box.run({"extract", "case", "--mentions", "-"});
  CHECK(run.code == 1);
  const std::vector<json> found = records(run.out);
  std::vector<std::string> names;
  for (const json& record : found) {
    names.push_back(record["name"]);
  }
  CHECK(names == std::vector<std::string>{"case/a.txt", "case/b.html", "case/c/d.eml", "case/c/d.eml: notes.txt",
                                          "case/c/e.docx", "case/f.pdf", "case/lines.ndjson:1", "case/lines.ndjson:2"});
  CHECK(found[1]["published"]["value"] == "2016-07-27T11:30");
  CHECK(found[1]["published"]["inferred"] == false);
  CHECK(found[1]["author"] == "N. Writer");
  CHECK(found[1]["url"] == "https://nova.example/world/bridge");
  CHECK(found[4].contains("error"));
  CHECK(found[6]["document"] == "r1");
  CHECK(found[6].contains("error"));
  CHECK(run.err.find("case/c/e.docx: is a damaged office document") != std::string::npos);
}

TEST_CASE("A run that broke off goes on where it was") {
  const Sandbox box;
  box.write("in/a.txt", kReport);
  box.write("in/b.txt", "Shells fell on Aleppo on Monday.\n");
  box.write("in/c.docx", "PK\x03\x04 nothing");
  CHECK(box.run({"extract", "in", "--mentions", "out.ndjson", "--resume"}).code == 1);
  const std::string whole = box.read("out.ndjson");
  REQUIRE(records(whole).size() == 3);
  // Killed in the middle of the second line.
  const std::size_t first_line = whole.find('\n') + 1;
  box.write("out.ndjson", whole.substr(0, first_line + 40));
  const auto again = box.run({"extract", "in", "--mentions", "out.ndjson", "--resume"});
  CHECK(again.code == 1);
  CHECK(again.err.find("1 reports had been read before") != std::string::npos);
  CHECK(box.read("out.ndjson") == whole);
  // The document that was rejected is tried again.
  box.write("in/c.docx", docx_file("<w:p><w:r><w:t>Shells fell on Aleppo.</w:t></w:r></w:p>"));
  CHECK(box.run({"extract", "in", "--mentions", "out.ndjson", "--resume"}).code == 0);
  const std::vector<json> all = records(box.read("out.ndjson"));
  REQUIRE(all.size() == 3);
  CHECK_FALSE(all[2].contains("error"));

  CHECK(box.run({"extract", "in", "--mentions", "-", "--resume"}).code == 2);
  CHECK(box.run({"extract", "in", "-o", "out.csv", "--resume"}).code == 2);
  box.write("notes.txt", "my notes\n");
  CHECK(box.run({"extract", "in", "--mentions", "notes.txt", "--resume"}).code == 3);
  CHECK(box.read("notes.txt") == "my notes\n");
}

TEST_CASE("Columns of a table are named on the command line") {
  const Sandbox box;
  box.write("in.csv", "Nr;Inhalt\n1;Shells fell on Aleppo.\n");
  const auto run = box.run({"extract", "in.csv", "--column", "text=Inhalt", "--column", "id=Nr", "--mentions", "-"});
  CHECK(run.code == 0);
  REQUIRE(records(run.out).size() == 1);
  CHECK(records(run.out)[0]["document"] == "1");
  CHECK(box.run({"extract", "in.csv", "--column", "colour=Inhalt", "--mentions", "-"}).code == 2);
}

TEST_CASE("A person's own places, spellings and words are used by the next reading") {
  const Sandbox box;
  box.write(
      "in.txt",
      "BEIRUT: Shells fell on Tal Qasmun on Monday. The Qasmun Falcons captured the town of Qasmunabad on Tuesday, "
      "residents said.\n");
  const auto toponyms = [&] {
    std::map<std::string, std::string> ids;
    const std::vector<json> read = records(box.run({"extract", "in.txt", "--mentions", "-"}).out);
    for (const json& toponym : read.at(0)["toponyms"]) {
      ids[toponym["text"]] = toponym["place_id"].is_null() ? "" : toponym["place_id"];
    }
    return ids;
  };
  CHECK(toponyms()["Qasmunabad"].empty());
  const auto added = box.run({"gazetteer", "add", "Qasmunabad", "--at", "36.1,37.2", "--kind", "town"});
  INFO(added.err);
  REQUIRE(added.code == 0);
  CHECK(added.err.find("own:qasmunabad") != std::string::npos);
  CHECK(toponyms().at("Qasmunabad") == "own:qasmunabad");
  REQUIRE(box.run({"gazetteer", "add", "Tal Qasmun", "--id", "own:qasmunabad"}).code == 0);
  CHECK(toponyms().at("Tal Qasmun") == "own:qasmunabad");
  CHECK(box.run({"gazetteer", "find", "Qasmunabad"}).out.find("36.1000") != std::string::npos);

  box.write("home/dateline/lexicons/actors.csv",
            "name,aliases,side,kind\nFalcons of Qasmun,Qasmun Falcons,opposition,armed\n");
  const auto named = box.run({"extract", "in.txt", "-o", "-"});
  INFO(named.err);
  CHECK(named.out.find("Falcons of Qasmun") != std::string::npos);
  box.write("home/dateline/lexicons/actors.csv", "name,colour\nFalcons of Qasmun,red\n");
  const auto wrong = box.run({"extract", "in.txt", "-o", "-"});
  CHECK(wrong.code == 3);
  CHECK(wrong.err.find("lexicons/actors.csv:1: unknown column \"colour\"") != std::string::npos);
}

TEST_CASE("A person's own words of another language are used by the next reading") {
  const Sandbox box;
  box.write(
      "in.txt",
      "Les habitants racontent la nuit. L'artillerie a zinglé le centre de la ville d'Alep mardi 26 juillet 2016, "
      "ont indiqué des secouristes. Les routes sont restées fermées toute la journée.\n");
  const auto shelled = [&] {
    const ProgramRun run = box.run({"extract", "--mentions", "-", "in.txt"});
    INFO(run.err);
    REQUIRE(run.code == 0);
    const json read = records(run.out).at(0);
    REQUIRE(read["language"] == "fr");
    return !read["claims"].empty();
  };
  REQUIRE_FALSE(shelled());
  box.write("home/dateline/lexicons/fr/triggers.csv",
            "words,sub_event,frame,needs\nzingl*,Shelling/artillery/missile attack,act,\n");
  CHECK(shelled());
  box.write("home/dateline/lexicons/fr/triggers.csv", "words,colour\nzingl*,red\n");
  const ProgramRun wrong = box.run({"extract", "--mentions", "-", "in.txt"});
  CHECK(wrong.code == 3);
  CHECK(wrong.err.find("lexicons/fr/triggers.csv:1: unknown column \"colour\"") != std::string::npos);
}

TEST_CASE("GeoNames dumps and layers are imported; what is known is not added again") {
  const Sandbox box;
  box.write(
      "SY.txt",
      "99000001\tQasmun al-Ward\tQasmun al-Ward\tWardqasmun,قسمون\t36.2\t37.3\tP\tPPL\tSY\t\t\t\t\t\t1200\t\t300\t"
      "Asia/Damascus\t2020-01-01\n"
      "170063\tAleppo\tAleppo\tHalab\t36.20124\t37.16117\tP\tPPLA\tSY\t\t09\t\t\t\t1602264\t\t400\tAsia/Damascus\t"
      "2020-01-01\n");
  const auto dump = box.run({"gazetteer", "import", "SY.txt", "--data", "mine"});
  INFO(dump.err);
  REQUIRE(dump.code == 0);
  CHECK(dump.err.find("1 places added, 1 known already") != std::string::npos);
  CHECK(box.has("mine/gazetteer/imported-SY.csv"));
  CHECK(box.run({"gazetteer", "find", "Wardqasmun", "--data", "mine"}).out.find("gn:99000001") != std::string::npos);
  box.write("posts.geojson", R"({"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name":
 "Post Qasmun"}, "geometry": {"type": "Point", "coordinates": [37.4, 36.3]}}]})");
  const auto layer = box.run({"gazetteer", "import", "posts.geojson", "--kind", "facility", "--data", "mine"});
  INFO(layer.err);
  REQUIRE(layer.code == 0);
  CHECK(box.run({"gazetteer", "find", "Post Qasmun", "--data", "mine"}).out.find("facility") != std::string::npos);
  // A later edition, in which another post stands first: what is known stays, and what is new is added.
  box.write("posts.geojson", R"({"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name":
 "Post Wardan"}, "geometry": {"type": "Point", "coordinates": [38.4, 35.3]}}, {"type": "Feature", "properties": {"name":
 "Post Qasmun"}, "geometry": {"type": "Point", "coordinates": [37.4, 36.3]}}]})");
  const auto later = box.run({"gazetteer", "import", "posts.geojson", "--kind", "facility", "--data", "mine"});
  CHECK(later.err.find("1 places added, 1 known already") != std::string::npos);
  for (const char* post : {"Post Qasmun", "Post Wardan"}) {
    CHECK(box.run({"gazetteer", "find", post, "--data", "mine"}).out.find("facility") != std::string::npos);
  }
  CHECK(box.run({"gazetteer", "import", "posts.geojson", "--kind", "poem", "--data", "mine"}).code == 2);
  CHECK(box.run({"gazetteer", "add", "Nowhere", "--data", "mine"}).code == 2);
  CHECK(box.run({"gazetteer", "add", "Nowhere", "--at", "91,0", "--data", "mine"}).code == 2);
}
