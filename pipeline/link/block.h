// The documents that are linked with each other: those of one municipality.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/link/names.h"
#include "pipeline/model/edtf_days.h"
#include "pipeline/model/stored.h"

namespace orgkarta::link {

using NodeIndex = std::uint32_t;

/// A unit in a document.
struct Node {
  std::uint32_t document = 0;  ///< index in Block::documents()
  std::uint32_t unit = 0;      ///< index in its facts
  std::string key;             ///< Names::key of its name
  std::optional<NodeIndex> parent;
};

/// Documents by day, then contents, then path, so that the same set gives the same order however it
/// came in.
class Block {
 public:
  /// `code` is empty for documents whose municipality is unknown. The references must outlive it.
  Block(const std::vector<StoredDocument>& documents, std::string code, const Names& names);

  const std::string& code() const { return code_; }
  const Names& names() const { return names_; }
  std::size_t size() const { return order_.size(); }
  const StoredDocument& document(std::uint32_t i) const { return *order_[i].document; }

  /// The day on which the document speaks (ISO); empty if it does not tell.
  const std::string& day(std::uint32_t document) const { return order_[document].day; }

  /// The last day of any document; empty if none tells.
  const std::string& last_day() const { return last_day_; }

  const std::vector<Node>& nodes() const { return nodes_; }
  const Unit& unit(NodeIndex node) const {
    return document(nodes_[node].document).facts.units[nodes_[node].unit];
  }
  const std::string& day_of(NodeIndex node) const { return day(nodes_[node].document); }
  std::int64_t row(NodeIndex node) const {
    return document(nodes_[node].document).first_unit + nodes_[node].unit;
  }

  /// The unit with that id ("u1") in a document; empty if it is a name.
  std::optional<NodeIndex> node(std::uint32_t document, const std::string& fact) const;

 private:
  struct Dated {
    const StoredDocument* document;
    std::string day;
  };

  void add_nodes(std::uint32_t document);

  std::string code_;
  const Names& names_;
  std::vector<Dated> order_;
  std::string last_day_;
  std::vector<Node> nodes_;
  std::vector<std::vector<NodeIndex>> by_fact_;  // by document, in the order of ids
};

/// The first day that a document speaks of as its own: published, the sitting's, updated, the
/// decision's; a page on an organisation speaks when it was updated last. Empty if none is told.
std::string document_day(const Facts& facts);

}  // namespace orgkarta::link
