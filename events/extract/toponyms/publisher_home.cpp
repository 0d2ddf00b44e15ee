#include "events/extract/toponyms/publisher_home.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "events/extract/toponyms/document_senses.h"
#include "events/extract/toponyms/name_senses.h"
#include "events/extract/toponyms/toponym_words.h"

namespace dateline::events {
namespace {

using geo::PlaceIndex;
using geo::PlaceKind;

constexpr std::int64_t kLeastPeople = 1'000;          // of a place that a newspaper is called after
constexpr std::int64_t kLeastPeopleAlone = 15'000;    // ... by a host that says nothing but its name
constexpr std::int64_t kLeastPeopleOfWord = 100'000;  // ... where its name is an ordinary word too: "Reading"
constexpr std::size_t kLongestName = 4;               // words
constexpr std::size_t kMostWords = 12;                // of a publisher's name that are looked at
constexpr std::size_t kLongestLabel = 40;             // bytes of a host's label
constexpr std::size_t kShortestPlace = 4;             // bytes of a place within a label

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

/// The words of a name, apart at all that is no letter.
std::vector<std::string_view> words_of(std::string_view name) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < name.size() && words.size() < kMostWords;) {
    std::size_t end = at;
    while (end < name.size() && (is_letter(name[end]) || (end > at && (name[end] == '\'' || name[end] == '.')))) {
      ++end;
    }
    if (end > at) {
      words.push_back(name.substr(at, end - at));
    }
    at = std::max(end, at + 1);
  }
  return words;
}

/// "news.example.co.uk" of "https://www.news.example.co.uk:80/path", in lower case.
std::string host_of(std::string_view url) {
  if (const std::size_t scheme = url.find("://"); scheme != std::string_view::npos) {
    url.remove_prefix(scheme + 3);
  }
  url = url.substr(0, url.find_first_of("/?#:"));
  url.remove_prefix(std::min(url.rfind('@') + 1, url.size()));
  std::string host = ascii_lower(url);
  return host.starts_with("www.") ? host.substr(4) : host;
}

class HomeFinder {
 public:
  HomeFinder(Recognised& names, const geo::Gazetteer& gazetteer, const ToponymLexicon::Lists& lists)
      : names_(names), gazetteer_(gazetteer), lists_(lists) {}

  void find(const Publication& publication) {
    const std::string host = host_of(publication.url);
    if (is_listed(ascii_lower(publication.publisher)) || is_listed(host)) {
      return;
    }
    find_in_name(publication.publisher);
    find_in_host(host);
  }

 private:
  [[nodiscard]] bool is_press_word(std::string_view lower) const { return lists_.press_words.find(lower) != nullptr; }

  /// Whether the word list knows the home of this publisher or host.
  bool is_listed(std::string_view name) {
    if (name.starts_with("the ")) {
      name.remove_prefix(4);
    }
    const std::string* home = nullptr;
    for (std::string_view host = name; home == nullptr && !host.empty();) {  // "edition.example.com" too
      home = lists_.publishers.find(host);
      const std::size_t dot = host.find('.');
      host = dot == std::string_view::npos ? std::string_view() : host.substr(dot + 1);
    }
    if (home == nullptr) {
      return false;
    }
    if (const auto place = home->empty() ? std::nullopt : gazetteer_.find_id(*home)) {
      take_place(*place);
    }
    return true;
  }

  void take_place(PlaceIndex place) {
    if (gazetteer_.kind(place) == PlaceKind::country) {
      names_.publisher.country = place;
      return;
    }
    NameSenses senses;
    senses.text = gazetteer_.name(place);
    senses.exact = true;
    senses.matches = {{place, 1}};
    names_.senses.push_back(std::move(senses));
    names_.publisher.name = names_.senses.size() - 1;
  }

  /// The longest run of words that is a place's name; else a people.
  void find_in_name(std::string_view publisher) {
    const std::vector<std::string_view> words = words_of(publisher);
    for (std::size_t length = std::min(words.size(), kLongestName); length > 0; --length) {
      for (std::size_t first = 0; first + length <= words.size(); ++first) {
        std::string name;
        for (std::size_t i = first; i < first + length; ++i) {
          name.append(i == first ? "" : " ").append(words[i]);
        }
        if ((length > 1 || !is_press_word(ascii_lower(name))) && take_name(name, kLeastPeople)) {
          return;
        }
      }
    }
    for (const std::string_view word : words) {
      const std::string* const id = lists_.demonyms.find(ascii_lower(word));
      if (id != nullptr && id->starts_with("iso:") && !names_.publisher.country) {
        names_.publisher.country = gazetteer_.find_id(*id);
      }
    }
  }

  /// "parisbeacon.com", "thisisoxfordshire.co.uk".
  void find_in_host(std::string_view host) {
    const std::size_t dot = host.rfind('.');
    if (dot == std::string_view::npos) {
      return;
    }
    const std::string_view ending = host.substr(dot + 1);
    host = host.substr(0, dot);
    if (const std::string* const country = lists_.country_codes.find(ending)) {
      if (!names_.publisher.country) {
        names_.publisher.country = gazetteer_.find_id("iso:" + *country);
      }
      // "co.uk", "org.eg", "com.lb"
      if (const std::size_t second = host.rfind('.'); second != std::string_view::npos && host.size() - second <= 4) {
        host = host.substr(0, second);
      }
    }
    const std::string_view label = host.substr(host.rfind('.') + 1);
    if (!names_.publisher.name && label.size() <= kLongestLabel) {
      find_in_label(label);
    }
  }

  /// Takes what newspapers are called off both ends, word by word, until a place's name is left.
  void find_in_label(std::string_view label) {
    std::string_view rest = label;
    while (rest.size() >= kShortestPlace && !take_label(rest, rest.size() == label.size())) {
      const std::string_view less = without_press_word(rest);
      if (less.size() == rest.size()) {
        return;
      }
      rest = less;
    }
  }

  /// The label without its longest first or last word that newspapers are called by, or without a hyphen there.
  [[nodiscard]] std::string_view without_press_word(std::string_view label) const {
    if (label.starts_with('-')) {
      return label.substr(1);
    }
    if (label.ends_with('-')) {
      return label.substr(0, label.size() - 1);
    }
    for (std::size_t size = label.size(); size > 1; --size) {
      if (is_press_word(label.substr(label.size() - size))) {
        return label.substr(0, label.size() - size);
      }
      if (is_press_word(label.substr(0, size))) {
        return label.substr(size);
      }
    }
    return label;
  }

  bool take_label(std::string_view label, bool alone) {
    const std::int64_t least = alone ? kLeastPeopleAlone : kLeastPeople;
    std::string name(label);
    std::replace(name.begin(), name.end(), '-', ' ');
    if (!is_press_word(name) && take_name(name, least)) {
      return true;
    }
    if (name.find(' ') != std::string::npos) {
      return false;
    }
    for (std::size_t cut = 2; cut + 2 < name.size(); ++cut) {  // "las vegas"
      if (!gazetteer_.is_prefix(std::string_view(name).substr(0, cut))) {
        continue;
      }
      std::string two = name;
      two.insert(cut, " ");
      if (take_name(two, kLeastPeopleAlone)) {
        return true;
      }
    }
    return false;
  }

  /// Takes a name of places that are large enough to have a newspaper.
  bool take_name(const std::string& name, std::int64_t least_people) {
    const std::string lower = ascii_lower(name);
    const auto text = std::find_if(names_.senses.begin(), names_.senses.end(), [&](const NameSenses& senses) {
      return senses.text.size() == lower.size() && ascii_lower(senses.text) == lower;
    });
    if (text == names_.senses.end() && !gazetteer_.is_prefix(name)) {
      return false;
    }
    const bool ordinary = lists_.word(lower).is_any(WordUse::common | WordUse::function_word | WordUse::given_name);
    const std::int64_t least = ordinary ? std::max(least_people, kLeastPeopleOfWord) : least_people;
    NameSenses senses;
    if (text != names_.senses.end()) {
      senses = *text;
    } else {
      NameSenseTable table(gazetteer_, lists_);
      const std::size_t found = table.find(name, true);
      if (found == NameSenseTable::kNone) {
        return false;
      }
      senses = table[found];
    }
    const auto large_enough = [&](const geo::NameMatch& match) {
      const PlaceKind kind = gazetteer_.kind(match.place);
      const bool division = kind == PlaceKind::country || kind == PlaceKind::admin1;
      return match.similarity >= 1 &&
             (division || (is_settlement(kind) && gazetteer_.population(match.place) >= least));
    };
    if (std::none_of(senses.matches.begin(), senses.matches.end(), large_enough)) {
      return false;
    }
    if (text != names_.senses.end()) {
      names_.publisher.name = static_cast<std::size_t>(text - names_.senses.begin());
      return true;
    }
    names_.senses.push_back(std::move(senses));
    names_.publisher.name = names_.senses.size() - 1;
    return true;
  }

  Recognised& names_;
  const geo::Gazetteer& gazetteer_;
  const ToponymLexicon::Lists& lists_;
};

}  // namespace

void add_publisher_home(Recognised& names, const Publication& publication, const geo::Gazetteer& gazetteer,
                        const ToponymLexicon::Lists& lists) {
  if (!publication.publisher.empty() || !publication.url.empty()) {
    HomeFinder(names, gazetteer, lists).find(publication);
  }
}

}  // namespace dateline::events
