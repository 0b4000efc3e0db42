/** The small files beside the database in DATA_DIR that a backup must not forget. */
export const DATA_FILES = {
  /** The keys of personal data, where DATA_KEYS is not set. */
  dataKeys: 'data-keys',
  /** Signs extracts of the audit log; made with the first one. */
  auditKey: 'audit-key.pem',
  auditPublicKey: 'audit-key.pub.pem',
  /** The audit log's anchors, kept outside the database on purpose. */
  auditAnchors: 'audit-anchors.log',
} as const;
