public enum NTLM {}
