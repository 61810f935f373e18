// The numbers, letters and bullets of list items.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/ingest/html/tree.h"

namespace orgkarta::ingest::html {

/// Lists that are open, the innermost last.
class ListNumbers {
 public:
  /// `list`: <ul>, <ol>, <menu> or <dir>.
  void open(const std::vector<Node>& nodes, std::uint32_t list);
  void close() { lists_.pop_back(); }
  bool empty() const { return lists_.empty(); }

  /// What stands before the next item of the innermost list, with a space behind it: "• ", "3. ",
  /// "c) ", "iv) ".
  std::string marker(const Node& item);

  /// Lists around the innermost one.
  std::uint8_t level() const;

 private:
  struct List {
    char type;  ///< 'u' (bullets), '1', 'a', 'A', 'i', 'I'
    int next;
    int step;
  };
  std::vector<List> lists_;
};

}  // namespace orgkarta::ingest::html
