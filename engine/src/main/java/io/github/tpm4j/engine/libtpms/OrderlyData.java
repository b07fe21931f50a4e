package io.github.tpm4j.engine.libtpms;

/**
 * The section ORDERLY_DATA. Its random number generator is not taken over.
 *
 * @param clock milliseconds
 * @param isSafe whether no later value of Clock was reported
 */
record OrderlyData(long clock, boolean isSafe) {

  static OrderlyData read(BlobReader in) {
    int version = in.section(Section.ORDERLY_DATA);
    OrderlyData data = new OrderlyData(in.u64(), in.u8() != 0);
    skipGenerator(in);
    in.block();
    in.tail(version);
    return data;
  }

  private static void skipGenerator(BlobReader in) {
    int version = in.section(Section.DRBG_STATE);
    in.skip(Long.BYTES + Integer.BYTES);
    in.skip(in.u16());
    in.skip(in.u16() * Integer.BYTES);
    in.tail(version);
  }
}
