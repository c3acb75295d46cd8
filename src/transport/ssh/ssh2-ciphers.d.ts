/** The part of ssh2 that makes ciphers; its interface is not a documented one. */
declare module "ssh2/lib/protocol/crypto.js" {
  export interface CipherInfo {
    /** Name in OpenSSL. */
    readonly sslName: string;
    readonly keyLen: number;
    readonly ivLen: number;
  }

  export interface PacketCipher {
    outSeqno: number;
    encrypt(packet: Buffer): void;
    allocPacket(length: number): Buffer;
    free(): void;
  }

  export interface PacketDecipher {
    inSeqno: number;
    _onPayload: (payload: Buffer) => unknown;
    decrypt(data: Buffer, from: number, length: number): unknown;
    free(): void;
  }

  export interface Ciphers {
    /** By name in SSH. */
    readonly CIPHER_INFO: Readonly<Record<string, CipherInfo>>;
    readonly createCipher: (config: {
      readonly outbound: {
        readonly onWrite: (packet: Buffer) => void;
        readonly seqno: number;
        readonly cipherInfo: CipherInfo;
        readonly cipherKey: Buffer;
        readonly cipherIV: Buffer;
      };
    }) => PacketCipher;
    readonly createDecipher: (config: {
      readonly inbound: {
        readonly onPayload: PacketDecipher["_onPayload"];
        readonly seqno: number;
        readonly decipherInfo: CipherInfo;
        readonly decipherKey: Buffer;
        readonly decipherIV: Buffer;
      };
    }) => PacketDecipher;
  }

  const ciphers: Ciphers;
  export default ciphers;
}
