#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "events/model/sha256.h"
#include "events/text/document_reader.h"
#include "tests/support/sample_documents.h"
#include "tests/support/temporary_folder.h"

using namespace dateline::events;
using namespace dateline::test;

namespace {

struct Read {
  std::vector<Document> documents;
  std::vector<std::string> errors;
  std::vector<std::string> ids;  // of what was rejected
};

/// Reads bytes as a file of this name, in Damascus' time.
Read read(const std::string& name, const std::string& bytes, DocumentOptions options = {}) {
  const dateline::test::TemporaryFolder folder("formats");
  const std::string path = folder.write(name, bytes).string();
  options.time_zone = "Asia/Damascus";
  Read result;
  read_documents(path, InputFormat::detect, options, [&](dateline::Result<Document> document) {
    if (document) {
      document->name.erase(0, folder.path().string().size() + 1);
      result.documents.push_back(*std::move(document));
    } else {
      CHECK(document.error().kind == dateline::Error::Kind::rejected);
      CHECK(document.error().line().find('\n') == std::string::npos);
      result.errors.push_back(document.error().line().substr(folder.path().string().size() + 1));
      result.ids.push_back(document.error().id);
    }
    return true;
  });
  return result;
}

Document one(const std::string& name, const std::string& bytes) {
  Read result = read(name, bytes);
  INFO(result.errors.size());
  CAPTURE(result.errors);
  REQUIRE(result.errors.empty());
  REQUIRE(result.documents.size() == 1);
  return result.documents.front();
}

std::string error(const std::string& name, const std::string& bytes) {
  const Read result = read(name, bytes);
  REQUIRE(result.documents.empty());
  REQUIRE(result.errors.size() == 1);
  return result.errors.front();
}

const dateline::events::CivilMinute kHalfPastTwo = to_minutes({2016, 7, 27}) + 14 * 60 + 30;

}  // namespace

TEST_CASE("A page is its article, dated and credited by its metadata") {
  const std::string bytes = html_page();
  const Document page = one("page.html", bytes);
  CHECK(page.text ==
        "Bridge shelled near Raqqa\n\nBy N. Writer\n\nThe bridge on Tuesday.\n\n"
        "Government forces shelled the bridge east of the town on Tuesday, killing four people, residents said, and "
        "the road to the north was closed for the rest of the day.\n\n"
        "A spokesman for the army denied it, saying that no unit had fired, and that “armed groups” were to blame for "
        "the attack.\n\nAid workers reached the town, which lies on the river, in the evening.");
  CHECK(page.title == "Bridge shelled near Raqqa");
  CHECK(page.author == "N. Writer");
  CHECK(page.publisher == "The Nova Gazette");
  CHECK(page.url == "https://nova.example/world/bridge");
  CHECK(page.language == "en");
  CHECK(page.published.value == kHalfPastTwo);
  CHECK_FALSE(page.published.inferred);
  CHECK(page.published.reason.find("article:published_time") != std::string::npos);
  CHECK(page.original == bytes);
  CHECK(page.sha256 == sha256(bytes));
  CHECK(page.text_sha256 == sha256(page.text));
  CHECK(page.id == page.sha256);
}

TEST_CASE("A page is known by its content whatever its name") {
  CHECK(one("saved", html_page()).title == "Bridge shelled near Raqqa");
  CHECK(one("page.txt.gz", gzip_file(html_page())).title == "Bridge shelled near Raqqa");
}

TEST_CASE("A page without marks of its article is judged by where its prose stands") {
  const std::string menu = "<div id=a><a href=1>World news</a> <a href=2>Sports news</a> <a href=3>Weather</a></div>";
  const std::string prose =
      "<p>Shells fell on the village, which lies by the river, on Tuesday, and two houses burned down.</p>"
      "<p>Residents, who had fled to the north, said that they would come back, if they could, in a week.</p>"
      "<p>The army, which holds the hills, said nothing about it, and the road was open again, they said.</p>";
  const Document page = one("old.htm", "<html><title>Old page</title><body bgcolor=white>" + menu + "<div><div>" +
                                           prose + "</div></div>" + menu + "</body></html>");
  CHECK(page.text.starts_with("Old page\n\nShells fell"));
  CHECK(page.text.ends_with("they said."));
  CHECK(page.text.find("Weather") == std::string::npos);
}

TEST_CASE("A page's encoding is the one it declares") {
  const std::string page =
      "<html><head><meta http-equiv=Content-Type content=\"text/html; charset=windows-1251\">"
      "<title>\xC0\xEB\xE5\xEF\xEF\xEE</title></head><body><p>\xC1\xEE\xE8 \xE2 "
      "\xC0\xEB\xE5\xEF\xEF\xEE.</p></body></html>";
  CHECK(one("page.html", page).text == "Алеппо\n\nБои в Алеппо.");
  CHECK(one("page.html", page).encoding == "windows-1251");
}

TEST_CASE("Each item of a feed is a document with its own bytes") {
  const std::string feed = rss_feed();
  const Read result = read("feed.xml", feed);
  REQUIRE(result.errors.empty());
  REQUIRE(result.documents.size() == 2);
  const Document& first = result.documents[0];
  CHECK(first.text == "Village shelled\n\nShells fell on the village on Tuesday.\n\nNobody was hurt, residents said.");
  CHECK(first.title == "Village shelled");
  CHECK(first.publisher == "Nova Wire");
  CHECK(first.author == "N. Writer");
  CHECK(first.url == "https://nova.example/1");
  CHECK(first.language == "en");
  CHECK(first.published.value == kHalfPastTwo);
  CHECK(first.name == "feed.xml:5");
  CHECK(feed.find(first.original) != std::string::npos);
  CHECK(first.original.starts_with("<item>"));
  CHECK(result.documents[1].text == "Truce & talks\n\nA truce held in the town.");
  CHECK_FALSE(result.documents[1].published.value.has_value());
}

TEST_CASE("Atom entries are read, also as XHTML") {
  const Document entry =
      one("news.atom",
          "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Nova</title><entry><title type=\"html\">Bridge &amp;amp; "
          "road</title><link rel=\"self\" href=\"https://x.example/self\"/><link href=\"https://x.example/1\"/>"
          "<author><name>N. "
          "Writer</name><email>w@x.example</email></author><published>2016-07-27T11:30:00Z</published><content "
          "type=\"xhtml\">"
          "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Shells <b>fell</b>.</p><p>Twice.</p></div></content></entry>"
          "</feed>");
  CHECK(entry.text == "Bridge & road\n\nShells fell.\n\nTwice.");
  CHECK(entry.url == "https://x.example/1");
  CHECK(entry.author == "N. Writer");
  CHECK(entry.published.value == kHalfPastTwo);
}

TEST_CASE("A feed that breaks off keeps what is whole") {
  const std::string feed = rss_feed();
  const Read result = read("feed.rss", feed.substr(0, feed.find("Truce") - 8));
  CHECK(result.documents.size() == 1);
  CHECK(result.errors ==
        std::vector<std::string>{"feed.rss:10: is an item that breaks off; give a file that holds a report"});
}

TEST_CASE("A mail is its subject and text; what is attached follows") {
  const Read result = read("mail.eml", mail_file());
  REQUIRE(result.errors.empty());
  REQUIRE(result.documents.size() == 2);
  const Document& mail = result.documents[0];
  CHECK(mail.text == "Two killed in shelling\n\nTwo people were killed on Tuesday at the café, the governor said.");
  CHECK(mail.title == "Two killed in shelling");
  CHECK(mail.author == "Nova Désk");
  CHECK(mail.published.value == kHalfPastTwo);
  CHECK(mail.original == mail_file());
  CHECK(result.documents[1].name == "mail.eml: notes.txt");
  CHECK(result.documents[1].text == "Shells fell on Monday.");
  CHECK(result.documents[1].sha256 == sha256("Shells fell on Monday."));
}

TEST_CASE("A mail whose text is in several parts is read whole, each part in one of its forms") {
  const std::string head =
      "Message-ID: <2@nova.example>\r\nMIME-Version: 1.0\r\nSubject: Tonight\r\n"
      "Content-Type: multipart/mixed; boundary=outer\r\n\r\n";
  const auto plain = [](const std::string& text) {
    return "--outer\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text + "\r\n";
  };
  const Document mail = one("mail.eml", head + plain("Shells fell on the bridge.") +
                                            "--outer\r\nContent-Type: image/png\r\n\r\n\x89PNG\r\n" +
                                            "--outer\r\nContent-Type: multipart/alternative; boundary=inner\r\n\r\n"
                                            "--inner\r\nContent-Type: text/html\r\n\r\n<p>Two died, says HTML.</p>\r\n"
                                            "--inner\r\nContent-Type: text/plain\r\n\r\nTwo died.\r\n--inner--\r\n" +
                                            plain("The list of the desk.") + "--outer--\r\n");
  CHECK(mail.text == "Tonight\n\nShells fell on the bridge.\n\nTwo died.\n\nThe list of the desk.");
}

TEST_CASE("A DOCX is its paragraphs, without what was deleted") {
  const Document note =
      one("note.docx",
          docx_file("<w:p><w:r><w:t>Shells fell</w:t></w:r><w:r><w:t xml:space=\"preserve\"> on "
                    "Tuesday.</w:t></w:r></w:p><w:p><w:del><w:r><w:delText>Not</w:delText></w:r></w:del>"
                    "<w:r><w:t>Two</w:t><w:tab/><w:t>houses &amp; a school</w:t></w:r></w:p>"
                    "<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>Once.</w:t></w:r></w:p></mc:Choice>"
                    "<mc:Fallback><w:p><w:r><w:t>Twice.</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>"));
  CHECK(note.text == "Shells fell on Tuesday.\n\nTwo\thouses & a school\n\nOnce.");
  CHECK(note.title == "Weekly note");
  CHECK(note.author == "N. Writer");
  CHECK_FALSE(note.published.value.has_value());
}

TEST_CASE("An ODT is its paragraphs, its notes behind them") {
  const Document note =
      one("note.odt", odt_file("<text:tracked-changes><text:p>Old.</text:p></text:tracked-changes>"
                               "<text:h>Shelling</text:h><text:p>Shells<text:s/>fell<text:note><text:note-citation>1"
                               "</text:note-citation><text:note-body><text:p>Residents said.</text:p></text:note-body>"
                               "</text:note> on <text:span>Tuesday</text:span>.<text:line-break/>Twice.</text:p>"));
  CHECK(note.text == "Shelling\n\nShells fell on Tuesday.\nTwice.\n\nResidents said.");
  CHECK(note.title == "Weekly note");
}

TEST_CASE("A PDF is its text without headers, and its day of making is a hint") {
  const Document note =
      one("note.pdf",
          pdf_file({"Nova Weekly - page 1\nShells fell on the bridge near Ra-\nqqa on Tuesday, and the road",
                    "Nova Weekly - page 2\nwas closed.\nResidents fled.", "Nova Weekly - page 3\nThe end came."}));
  CHECK(note.text.find("Nova Weekly") == std::string::npos);
  CHECK(note.text.find("near Raqqa") != std::string::npos);
  CHECK(note.text.find("and the road\nwas closed.") != std::string::npos);
  CHECK(note.title == "Note on the bridge");
  CHECK(note.published.value == to_minutes({2016, 7, 28}));
  CHECK(note.published.inferred);
}

TEST_CASE("A table of articles is read by its columns, found or given") {
  const std::string table =
      "ID,Headline,Body,Date,Source\n"
      "a1,Bridge,\"Shells fell,\ntwice.\",2016-07-27,Nova\n"
      "a2,Road,,2016-07-28,Nova\n"
      "a3,Town,Nothing fell.,someday,Nova\n"
      "a4,Town,Nothing\n"
      "a5,Town,Nothing fell.,\"July 28, 2016\",\n";
  const Read result = read("articles.csv", table);
  REQUIRE(result.documents.size() == 2);
  CHECK(result.documents[0].id == "a1");
  CHECK(result.documents[0].text == "Shells fell,\ntwice.");
  CHECK(result.documents[0].title == "Bridge");
  CHECK(result.documents[0].publisher == "Nova");
  CHECK(result.documents[0].published.value == to_minutes({2016, 7, 27}));
  CHECK(result.documents[0].original == "a1,Bridge,\"Shells fell,\ntwice.\",2016-07-27,Nova");
  CHECK(result.documents[0].name == "articles.csv:2");
  CHECK(result.documents[1].published.value == to_minutes({2016, 7, 28}));
  CHECK(result.errors == std::vector<std::string>{
                             "articles.csv:4: its text is empty; give the report's text there",
                             "articles.csv:5: its date \"someday\" cannot be understood; write it as 2016-07-27",
                             "articles.csv:6: has 3 fields, the header 5; quote the fields that hold the delimiter"});
  CHECK(result.ids == std::vector<std::string>{"a2", "a3", "a4"});

  DocumentOptions given;
  given.columns = {{"text", "Inhalt"}, {"published", "Tag"}};
  const Read german = read("artikel.csv", "Nr;Inhalt;Tag\n1;Shells fell.;2016-07-27\n", given);
  REQUIRE(german.documents.size() == 1);
  CHECK(german.documents[0].text == "Shells fell.");
  CHECK(german.documents[0].published.value == to_minutes({2016, 7, 27}));
  CHECK(error("other.csv", "a,b\n1,2\n") ==
        "other.csv: no column of the table holds articles by its name (a, b); call the one that does \"text\", or name "
        "it with --column text=NAME");
  given.columns = {{"text", "Leib"}};
  CHECK(read("artikel.csv", "Nr;Inhalt\n1;Shells fell.\n", given).errors ==
        std::vector<std::string>{"artikel.csv: has no column \"Leib\"; name one of its columns: Nr, Inhalt"});
}

TEST_CASE("Columns are found however their names are written, and between any marks") {
  for (const char* table : {"Article Body,Published At,Source Name\nShells fell.,2016-07-27,Nova\n",
                            "publishedAt;articleBody;sourceName\n2016-07-27;Shells fell.;Nova\n",
                            "Outlet|full-text|date (UTC)\nNova|Shells fell.|2016-07-27\n"}) {
    const Document article = one("articles.csv", table);
    CHECK(article.text == "Shells fell.");
    CHECK(article.publisher == "Nova");
    CHECK(article.published.value == to_minutes({2016, 7, 27}));
  }
}

TEST_CASE("Days in numbers are understood where the table tells which number is the month") {
  const auto days = [](const std::string& rows) {
    const Read result = read("articles.csv", "text,date\n" + rows);
    std::vector<std::string> read_as = result.errors;
    for (const Document& document : result.documents) {
      REQUIRE(document.published.value);
      read_as.push_back(format_time(*document.published.value, document.published.granularity));
    }
    return read_as;
  };
  CHECK(days("Shells fell.,03/09/2024\nShells fell.,28/08/2024\n") ==
        std::vector<std::string>{"2024-09-03", "2024-08-28"});
  CHECK(days("Shells fell.,9/3/2024 2:30 PM\nShells fell.,8/28/2024 0:05\n") ==
        std::vector<std::string>{"2024-09-03T14:30", "2024-08-28T00:05"});
  CHECK(days("Shells fell.,03.09.2024\nShells fell.,2024/09/03\nShells fell.,09-09-2024\n") ==
        std::vector<std::string>{"2024-09-03", "2024-09-03", "2024-09-09"});
  const std::string either = " may be either of two days; write it as 2016-07-27";
  CHECK(days("Shells fell.,03/09/2024\n") ==
        std::vector<std::string>{"articles.csv:2: its date \"03/09/2024\"" + either});
  // Rows that speak for both orders speak for none.
  CHECK(days("Shells fell.,03/09/2024\nShells fell.,28/08/2024\nShells fell.,08/28/2024\n") ==
        std::vector<std::string>{"articles.csv:2: its date \"03/09/2024\"" + either, "2024-08-28", "2024-08-28"});
  CHECK(
      days("Shells fell.,31/31/2024\n") ==
      std::vector<std::string>{"articles.csv:2: its date \"31/31/2024\" cannot be understood; write it as 2016-07-27"});
}

TEST_CASE("A web archive gives its pages and texts") {
  for (const bool compressed : {false, true}) {
    const Read result = read("crawl.warc", compressed ? gzip_file(warc_file()) : warc_file());
    REQUIRE(result.errors.empty());
    REQUIRE(result.documents.size() == 2);
    CHECK(result.documents[0].title == "Bridge shelled near Raqqa");
    CHECK(result.documents[0].url == "https://nova.example/world/bridge");
    CHECK(result.documents[0].original == html_page());
    CHECK(result.documents[0].name == "crawl.warc: https://nova.example/a");
    CHECK(result.documents[1].text == "Shells fell on the village on Monday.");
    CHECK(result.documents[1].url == "https://nova.example/d.txt");
  }
}

TEST_CASE("Responses in chunks and compressed ones are unpacked") {
  const std::string body = gzip_file("<p>Shells fell on the village.</p>");
  char size[16];
  std::snprintf(size, sizeof size, "%zx\r\n", body.size());
  const Document page =
      one("crawl.warc", warc_record("response", "<https://nova.example/e>", "application/http",
                                    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n"
                                    "Content-Encoding: gzip\r\n\r\n" +
                                        std::string(size) + body + "\r\n0\r\n\r\n"));
  CHECK(page.text == "Shells fell on the village.");
  CHECK(page.url == "https://nova.example/e");
}

TEST_CASE("JSON is no report in prose: what cannot be read of it is said in one line") {
  const Read truncated = read("a.json", R"({"text": "Shells fell on Al)");
  CHECK(truncated.documents.empty());
  CHECK(truncated.errors == std::vector<std::string>{"a.json:1: is not valid JSON; correct the line"});
  const Read laid_out = read("b.json", "[\n  {\n    \"text\": \"Shells fell.\"\n  }\n]\n");
  CHECK(laid_out.documents.empty());
  CHECK(laid_out.errors ==
        std::vector<std::string>{"b.json: is JSON laid out over several lines; write each report on one line"});
}

TEST_CASE("A line that is rejected says which document it is") {
  const Read result = read("lines.ndjson", "{\"id\": \"r1\", \"text\": \"\"}\n{\"id\": 7, \"text\": 1}\n{\"text\": \n");
  CHECK(result.ids == std::vector<std::string>{"r1", "7", ""});
}

TEST_CASE("Damaged, hostile and empty files end in one line each") {
  CHECK(error("a.pdf", "%PDF-1.4\nnothing") == "a.pdf: is a damaged PDF; get the file again");
  CHECK(error("scan.pdf", pdf_file({""})) ==
        "scan.pdf: is a PDF without text, perhaps of scanned pages; give a file that holds a report");
  CHECK(error("a.docx", "PK\x03\x04 nothing") == "a.docx: is a damaged office document; open it and save it again");
  const std::string docx = docx_file("<w:p><w:r><w:t>Shells fell.</w:t></w:r></w:p>");
  CHECK(error("cut.docx", docx.substr(0, docx.size() / 2)) ==
        "cut.docx: is a damaged office document; open it and save it again");
  CHECK(error("a.docx", docx_file("<w:p><w:r><w:t>Shells")) ==
        "a.docx: is a damaged office document; open it and save it again");
  CHECK(error("a.docx", docx_file("")) ==
        "a.docx: is an office document without text; give a file that holds a report");
  CHECK(error("a.zip", zip_file({{"a.txt", "Shells fell."}})) ==
        "a.zip: is a ZIP archive and neither DOCX nor ODT; give the files in it");
  CHECK(error("old.docx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 rest") ==
        "old.docx: is an encrypted office document, or one of the old .doc format; save it as .docx");
  CHECK(error("laughs.odt", zip_file({{"content.xml",
                                       "<!DOCTYPE a [<!ENTITY l \"lol\"><!ENTITY m \"&l;&l;&l;\">]>"
                                       "<a>&m;</a>"}})) ==
        "laughs.odt: is an office document that declares entities of its own; open it and save it again");
  CHECK(error("bomb.docx", zip_file({{"word/document.xml", "<a>" + std::string(300u << 20, ' ') + "</a>"}}, true)) ==
        "bomb.docx: is larger than 256 MB; split it");
  std::string bomb;
  for (int member = 0; member < 30; ++member) {
    bomb += gzip_file(std::string(10u << 20, 'x'));
  }
  CHECK(error("bomb.txt.gz", bomb) == "bomb.txt.gz: is larger than 256 MB; split it");
  CHECK(error("cut.txt.gz", gzip_file("Shells fell on the village.").substr(0, 30)) ==
        "cut.txt.gz: is compressed and breaks off; get the whole file");
  std::string deep = "<html>";
  for (int i = 0; i < 5000; ++i) {
    deep += "<div>";
  }
  CHECK(error("deep.html", deep + "Shells fell.") ==
        "deep.html: its elements are nested more than 1000 deep; give its text");
  std::string crowded;
  for (int i = 0; i < 60'000; ++i) {
    crowded += fmt::format(" a{}=\"x>\"", i);
  }
  CHECK(error("crowded.html", "<html><!-- > --><p" + crowded + ">Shells fell.</p>") ==
        "crowded.html: has an element of more than 20000 attributes; give its text");
  CHECK(error("crowded.rss", "<rss><channel><item><title" + crowded + ">Shells fell.</title></item></channel></rss>") ==
        "crowded.rss:1: has an element of more than 20000 attributes; give its text");
  CHECK(error("crowded.docx", docx_file("<w:p" + crowded + "><w:r><w:t>Shells fell.</w:t></w:r></w:p>")) ==
        "crowded.docx: is a damaged office document; open it and save it again");
  // What only looks like one: text, a comment, a script.
  const std::string shells = "<p class='a' data-b>Shells fell on the village on Monday.</p>";
  for (const char* around : {"<script>if (a<b) {{{}}}</script>", "<!-- <p{}> -->", "<style>a<b {}</style>"}) {
    CHECK(one("page.html", "<html><body>" + fmt::format(fmt::runtime(around), crowded) + shells).text ==
          "Shells fell on the village on Monday.");
  }
  CHECK(error("empty.html", "<html><body><script>x</script></body></html>") ==
        "empty.html: is a page without text; give a file that holds a report");
  CHECK(error("empty.rss", "<rss><channel><title>None</title></channel></rss>") ==
        "empty.rss: is a feed without items; give a file that holds a report");
  CHECK(error("a.warc", "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: many\r\n\r\n") ==
        "a.warc: record 1: is a damaged web archive from here on; get the file again");
  CHECK(error("cut.warc", warc_record("resource", "https://x.example/", "text/plain", "Shells fell.").substr(0, 160)) ==
        "cut.warc: https://x.example/: is a web archive that breaks off; get the whole file");
  CHECK(error("none.eml", "Message-ID: <1>\r\nMIME-Version: 1.0\r\n\r\n") ==
        "none.eml: is a mail without text; give a file that holds a report");
}
