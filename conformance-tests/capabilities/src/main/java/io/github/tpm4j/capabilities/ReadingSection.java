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
    table.row(
        "since when what it changed of older commands holds",
        "since 185, unless the wire's tables of 1.83 say it; until then they do as in 1.59");
    table.row(
        "what TPM2_PolicyCounterTimer sets a policy's end by",
        "TPM_EO_UNSIGNED_LT with eight bytes at offset 0; another length compares. An end in the past is TPM_RC_EXPIRED when the policy is used");
    table.row(
        "whether a PIN Index needs AUTHREAD in TPM2_PolicySecret",
        "it does not, as its counts rule; other Indices do: TPM_RC_AUTH_UNAVAILABLE");
    table.row(
        "which odd RSA exponents the TPM makes keys with",
        "primes above 2^16, else TPM_RC_RANGE; it loads keys with any odd one above 2, else TPM_RC_VALUE, parameter 2");
    table.row(
        "whether an object of a limited hierarchy is limited",
        "as its attributes say; each can be SET only with fixedTPM, and under a parent or in a hierarchy that has it, else TPM_RC_ATTRIBUTES, parameter 2");
    table.row("the number with TPM_RC_SVN_LIMITED of a ticket or a context", "none");
    table.row(
        "what TPM_CAP_VENDOR_PROPERTY lists",
        "it is not there: TPM_RC_VALUE, parameter 1, as the TPM has no such properties");
    table.row(
        "the attributes of ML-KEM and ML-DSA endorsement keys (EK Credential Profile 2.7)",
        "those of its table, userWithAuth among them: 0x000300F2, 0x000500F2");
    List<String> head = List.of("", "## Readings of version 185", "");
    return Stream.concat(head.stream(), table.lines().stream()).toList();
  }
}
