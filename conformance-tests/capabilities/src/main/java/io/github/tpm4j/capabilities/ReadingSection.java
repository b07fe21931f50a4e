package io.github.tpm4j.capabilities;

import java.util.List;
import java.util.stream.Stream;

/** How the bundled TPM reads version 185 where its text leaves room. */
final class ReadingSection {
  private ReadingSection() {}

  static List<String> lines() {
    MarkdownTable table = new MarkdownTable("where version 185 does not say", "the bundled TPM");
    table.row("whether ML-DSA signatures are hedged", "they are, with 32 fresh bytes");
    table.row(
        "what a context does with an external mu, which has one in it",
        "it must be empty: TPM_RC_SIZE, parameter 1");
    table.row(
        "the code of a context or a hint that the scheme does not take",
        "TPM_RC_SIZE of the parameter");
    table.row(
        "the code of a restricted key's message that begins with TPM_GENERATED_VALUE",
        "TPM_RC_VALUE, parameter 1; also if fewer than four bytes came first");
    table.row("the code of a ciphertext of another size", "TPM_RC_SIZE, parameter 1");
    table.row("the code of allowExternalMu in a restricted key", "TPM_RC_ATTRIBUTES");
    table.row("the code of ML-DSA in TPM2_Sign and VerifySignature", "TPM_RC_SCHEME, parameter 2");
    table.row(
        "what an HMAC key signs in a sequence",
        "the HMAC of the message, as HMAC sequences have it");
    table.row(
        "the hash of pcrDigest with HashML-DSA",
        "hashAlg of the key; with pure ML-DSA its nameAlg");
    table.row(
        "the NULL ticket of TPM_ST_DIGEST_VERIFIED", "has TPM_ALG_NULL in the place of its hash");
    table.row(
        "the random generator of primary keys",
        "Hash_DRBG with the primary seed, as of other keys");
    List<String> head = List.of("", "## Readings of version 185", "");
    return Stream.concat(head.stream(), table.lines().stream()).toList();
  }
}
