package io.github.tpm4j.differential.generators;

import io.github.tpm4j.differential.step.Arg;
import io.github.tpm4j.tss.handles.TpmHandle;
import java.util.Arrays;
import java.util.List;

/** Handles that both TPMs give the same meaning. */
final class Handles {

  /** Permanent ones, and some at or beyond the bounds of their ranges (Part 2, 7). */
  static final List<Arg> ODD =
      Arrays.asList(
          Arg.of(TpmHandle.OWNER),
          Arg.of(TpmHandle.ENDORSEMENT),
          Arg.of(TpmHandle.PLATFORM),
          Arg.of(TpmHandle.LOCKOUT),
          Arg.of(TpmHandle.NULL),
          Arg.of(TpmHandle.RS_PW),
          Arg.of(TpmHandle.SRK),
          Arg.of(TpmHandle.PLATFORM_NV),
          Arg.of(TpmHandle.AUTH_00),
          Arg.of(TpmHandle.ACT_0),
          Arg.handle(0),
          Arg.handle(16),
          Arg.handle(23),
          Arg.handle(24),
          Arg.handle(0x00FFFFFF),
          Arg.handle(0x01000000),
          Arg.handle(0x01FFFFFF),
          Arg.handle(0x02FFFFFF),
          Arg.handle(0x0200003F),
          Arg.handle(0x02000040),
          Arg.handle(0x03FFFFFF),
          Arg.handle(0x0300003F),
          Arg.handle(0x04000000),
          Arg.handle(0x40000014),
          Arg.handle(0x400000FF),
          Arg.handle(0x40000120),
          Arg.handle(0x80000003),
          Arg.handle(0x80FFFFFF),
          Arg.handle(0x81000077),
          Arg.handle(0x817FFFFF),
          Arg.handle(0x81800000),
          Arg.handle(0x81FFFFFF),
          Arg.handle(0x82000000),
          Arg.handle(0x90000000),
          Arg.handle(0x90FFFFFF),
          Arg.handle(0xFFFFFFFF));

  private Handles() {}
}
