package io.github.tpm4j.capabilities.readings;

import java.util.List;

/** Signatures, their sequences, attestation and tickets. */
final class SignatureReadings {
  static final List<Reading> ALL =
      List.of(
          new Reading(
              "whether ML-DSA signatures are hedged",
              "they are, with 32 fresh bytes",
              "deterministic signatures",
              "MlDsaPrivateKey"),
          new Reading(
              "how often ML-DSA's rejection sampling may repeat",
              "1,000 times, as Bouncy Castle has it, which no signature will ever need: TPM_RC_NO_RESULT "
                  + "is not answered",
              "814 times (FIPS 204, appendix C), and then TPM_RC_NO_RESULT",
              "MlDsaPrivateKey"),
          new Reading(
              "what a context does with an external mu, which has one in it",
              "it must be empty: TPM_RC_SIZE, parameter 1",
              "it is ignored",
              "SignatureContext"),
          new Reading(
              "the code of a context or a hint that the scheme does not take",
              "TPM_RC_SIZE of the parameter",
              "TPM_RC_VALUE of the parameter",
              "SignatureContext"),
          new Reading(
              "how long the hint of EdDSA is",
              "as R, 32 or 57 bytes, and no other: TPM_RC_SIZE, parameter 2; that it is not R of the "
                  + "signature is TPM_RC_SIGNATURE, parameter 1, at the end",
              "none is taken too, and the message kept until its signature comes",
              "SignatureSequences"),
          new Reading(
              "what of a message of EdDSA may come before TPM2_SignSequenceComplete",
              "nothing: TPM_RC_ONE_SHOT_SIGNATURE without a number, and the sequence stays; empty "
                  + "buffers do not count",
              "it is kept in memory",
              "MessageSignatures"),
          new Reading(
              "the context string of EdDSA and HashEdDSA",
              "none: TPM_RC_SIZE of the parameter, as of other schemes that take no context",
              "that of RFC 8032",
              "SignatureContext"),
          new Reading(
              "the hash of what keys of EdDSA and HashEdDSA attest",
              "their nameAlg, as their schemes name none",
              "SHA-512 and SHAKE256, which HashEdDSA has for its curves",
              "Attester"),
          new Reading(
              "the hash in tickets of digests for HashEdDSA",
              "TPM_ALG_SHA512 on Curve25519, TPM_ALG_SHAKE256_512 on Curve448",
              "TPM_ALG_NULL",
              "SigningScheme"),
          new Reading(
              "the code where pure ML-DSA takes no mu from outside",
              "TPM_RC_EXT_MU without a number, also of a restricted key, which never takes one",
              "TPM_RC_SCHEME; TPM_RC_TICKET, parameter 3, of a restricted key",
              "DigestSignatures"),
          new Reading(
              "the code of a digest that is not of the scheme's hash",
              "TPM_RC_SIZE, parameter 2",
              "TPM_RC_VALUE, parameter 2",
              "SignDigestCommand"),
          new Reading(
              "where a key with x509sign is refused to a sequence",
              "at TPM2_SignSequenceStart, and at the end; one that verifies takes it",
              "at the end only",
              "SignSequenceStartCommand"),
          new Reading(
              "which key a sequence ends with",
              "one with the same public area, wherever it is loaded",
              "the same loaded object",
              "SignatureSequence"),
          new Reading(
              "what a sequence verifies that was never updated",
              "the empty message",
              "an error, as at least one TPM2_SequenceUpdate is asked for",
              "VerifySequenceCompleteCommand"),
          new Reading(
              "the code of a restricted key's message that begins with TPM_GENERATED_VALUE",
              "TPM_RC_VALUE, parameter 1; also if fewer than four bytes came first",
              "TPM_RC_TICKET",
              "SignSequenceCompleteCommand"),
          new Reading(
              "the code of ML-DSA in TPM2_Sign and VerifySignature",
              "TPM_RC_SCHEME, parameter 2",
              "TPM_RC_KEY, handle 1",
              "SigningScheme"),
          new Reading(
              "what an HMAC key signs in a sequence",
              "the HMAC of the message, as HMAC sequences have it",
              "the HMAC of its digest",
              "SignatureSequences"),
          new Reading(
              "the hash of pcrDigest with HashML-DSA",
              "hashAlg of the key; with pure ML-DSA its nameAlg",
              "nameAlg of either, as wolfTPM has it",
              "Attester"),
          new Reading(
              "the NULL ticket of TPM_ST_DIGEST_VERIFIED",
              "has TPM_ALG_NULL in the place of its hash",
              "nothing stands there",
              "Tickets"),
          new Reading(
              "the ticket of a signature over an external mu",
              "a NULL ticket, as it would vouch for no message",
              "a ticket of the mu",
              "VerifyDigestSignatureCommand"));

  private SignatureReadings() {}
}
