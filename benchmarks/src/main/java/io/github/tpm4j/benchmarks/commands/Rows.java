package io.github.tpm4j.benchmarks.commands;

import java.util.List;
import java.util.stream.Stream;

/** All rows, in the order of Part 3. */
final class Rows {

  private Rows() {}

  static List<Row> all() {
    return Stream.of(
            StartupRows.rows(),
            SessionRows.rows(),
            ObjectRows.rows(),
            DuplicationRows.rows(),
            AsymmetricRows.rows(),
            SymmetricRows.rows(),
            AttestationRows.rows(),
            SigningRows.rows(),
            PcrRows.rows(),
            PolicyApprovalRows.rows(),
            PolicyRows.rows(),
            HierarchyRows.rows(),
            ManagementRows.rows(),
            NvRows.rows())
        .flatMap(List::stream)
        .toList();
  }
}
