import DMN
import FEEL
print("ok")
