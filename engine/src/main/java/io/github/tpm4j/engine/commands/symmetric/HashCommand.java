package io.github.tpm4j.engine.commands.symmetric;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.ticket.Tickets;
import io.github.tpm4j.tss.commands.symmetric.Hash;
import io.github.tpm4j.tss.structures.TpmtTkHashcheck;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * TPM2_Hash (Part 3, 15.4). Data too short to be a structure of the TPM is safe, for it is all of
 * it.
 */
final class HashCommand implements Command<Hash.Request, Hash.Response> {

  @Override
  public Hash.Response run(TpmState tpm, Hash.Request in) {
    byte[] data = in.data().borrow();
    Bytes digest = Bytes.adopt(HashAlgorithm.of(in.hashAlg()).digest(data));
    TpmtTkHashcheck ticket =
        data.length < Integer.BYTES || Tickets.isSafe(data)
            ? tpm.tickets().hashcheck(in.hierarchy(), in.hashAlg(), digest)
            : Tickets.noHashcheck();
    return new Hash.Response(digest, ticket);
  }
}
