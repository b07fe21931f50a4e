package io.github.tpm4j.conformance.hostile;

import java.util.List;

/**
 * What is said at the servers' doors, in hexadecimal: requests as honest clients send them, the
 * first with a long answer, and beginnings of requests that announce more than comes, or than there
 * can be.
 */
final class Requests {
  /** TPM2_GetCapability(TPM_CAP_COMMANDS). */
  private static final String LONG_ANSWER = "8001 00000016 0000017a 00000002 0000011f 00000100";

  private static final String GET_RANDOM = "8001 0000000c 0000017b 0008";
  private static final String READ_CLOCK = "8001 0000000a 00000181";

  static final List<String> COMMANDS = List.of(LONG_ANSWER, GET_RANDOM, READ_CLOCK);

  static final List<String> OVERSIZED_COMMANDS =
      List.of(
          "8001 ffffffff 0000017b",
          "8001 7fffffff 0000017b",
          "8001 80000000 0000017b",
          "8001 00001000 0000017b",
          "8001 00001001 0000017b",
          "00000008 00 ffffffff",
          "00000008 00 7fffffff",
          "00000008 00 00010000",
          "00000008 00 00010001");

  /** To a TPM 1.2: TPM_GetRandom of as much as fits, TPM_GetCapability and TPM_PCRRead. */
  static final List<String> COMMANDS12 =
      List.of(
          "00c1 0000000e 00000046 00000f00",
          "00c1 00000016 00000065 00000005 00000004 00000103",
          "00c1 0000000e 00000015 00000000");

  static final List<String> OVERSIZED_COMMANDS12 =
      List.of(
          "00c1 ffffffff 00000046",
          "00c1 7fffffff 00000046",
          "00c1 80000000 00000046",
          "00c3 00001000 00000046",
          "00c1 00001001 00000046",
          "00000008 00 ffffffff",
          "00000008 00 7fffffff",
          "00000008 00 00010000",
          "00000008 00 00010001");

  static final List<String> MSSIM =
      List.of(
          "00000008 00 00000016" + LONG_ANSWER,
          "00000008 00 0000000c" + GET_RANDOM,
          "00000008 03 0000000a" + READ_CLOCK,
          "0000000f 00000001",
          "00000005",
          "00000006 00000002 1122",
          "00000007");

  static final List<String> OVERSIZED_MSSIM =
      List.of(
          "00000008 00 ffffffff",
          "00000008 00 7fffffff",
          "00000008 00 80000000",
          "00000008 00 00010000",
          "00000008 00 00010001",
          "00000006 ffffffff",
          "00000006 7fffffff",
          "00000006 00010000");

  static final List<String> PLATFORM =
      List.of(
          "00000019",
          "00000001",
          "00000003",
          "00000004",
          "00000009",
          "0000000a",
          "0000000b",
          "00000005",
          "00000006 00000002 1122",
          "00000007",
          "0000001a 40000110");

  static final List<String> OVERSIZED_PLATFORM =
      List.of("00000006 ffffffff", "00000006 7fffffff", "00000006 00010000", "00000006 00010001");

  static final List<String> CONTROL =
      List.of(
          "0000000c 00000001 00000001 00000000",
          "0000000c 00000001 00000002 00000000",
          "00000001",
          "00000004",
          "00000005 00",
          "00000006",
          "00000007 00000002 1122",
          "00000008",
          "00000009",
          "0000000b 03",
          "0000000d 00000000 00000001 00000004 11223344",
          "0000000e",
          "0000000f",
          "00000010",
          "00000011 00000000",
          "00000012 00000000000000ff 00000000 00000000",
          "00000013 00000000");

  static final List<String> OVERSIZED_CONTROL =
      List.of(
          "00000007 ffffffff",
          "00000007 7fffffff",
          "00000007 00200000",
          "0000000d 00000000 00000001 ffffffff",
          "0000000d 00000000 00000001 7fffffff",
          "0000000d 00000000 00000001 00200000",
          "0000000d 00000000 00000002 00200000");

  private Requests() {}
}
