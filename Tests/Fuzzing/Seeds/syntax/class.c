class DECLSPEC_UUID("0") KettleBox : public IKettle, private Box<int> {
public:
  virtual ~KettleBox();
  unsigned __int64 const & Left(__in_ecount_opt(n) const wchar_t *p, __deref_out_opt char **q = NULL) const;
};
